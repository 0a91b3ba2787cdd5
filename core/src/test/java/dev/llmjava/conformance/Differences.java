package dev.llmjava.conformance;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.StreamEvent;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a reading differs from what was expected: one line, naming each field. */
public final class Differences {
  private final Json.Obj expected;
  private final Reading reading;
  private final List<String> found = new ArrayList<>();

  private Differences(Json.Obj expected, Reading reading) {
    this.expected = expected;
    this.reading = reading;
  }

  /** Empty when there are none. */
  public static String between(Json.Obj expected, Reading reading) {
    var differences = new Differences(expected, reading);
    if (expected.has("error")) {
      differences.error();
    } else {
      differences.answer();
    }
    return String.join("; ", differences.found);
  }

  private void error() {
    if (!(reading.failure().orElse(null) instanceof LlmException.Refused refused)) {
      found.add("error: got " + reading.failure().map(Object::toString).orElse("an answer"));
      return;
    }
    Json.Obj error = expected.object("error");
    compare("error.status", error.integer("status"), (long) refused.status());
    compare("error.message", error.string("message"), refused.providerMessage());
    if (error.isTrue("in_stream")) {
      compare("text", expected.string("text"), reading.text());
      compare("reasoning", expected.string("reasoning"), reading.reasoning());
    }
    compare("finished", false, reading.finished().isPresent());
  }

  private void answer() {
    if (reading.failure().isPresent()) {
      found.add("failed: " + reading.failure().get().getMessage());
      return;
    }
    compare("text", expected.string("text"), reading.text());
    compare("text of events", expected.string("text"), reading.textOfEvents());
    compare("reasoning", expected.string("reasoning"), reading.reasoning());
    compare(
        "refusal", Objects.requireNonNullElse(expected.string("refusal"), ""), reading.refusal());
    toolCalls();
    compare("server_tool_calls", names("server_tool_calls"), names(reading.calls(true)));
    compare("images", expected.integer("images"), images());
    compare("citation_urls", expected.items("citation_urls"), citations());
    finish(reading.finished().orElseThrow());
  }

  private void toolCalls() {
    List<Part.ToolCall> calls = reading.calls(false);
    compare("tool_calls", names("tool_calls"), names(calls));
    List<Json> wanted = expected.items("tool_calls");
    for (int i = 0; i < Math.min(wanted.size(), calls.size()); i++) {
      Json.Obj want = (Json.Obj) wanted.get(i);
      String id = want.string("id");
      if (id != null && !id.isEmpty()) {
        compare("tool_calls[" + i + "].id", id, calls.get(i).id());
      }
      compare("tool_calls[" + i + "].arguments", arguments(want), calls.get(i).arguments());
    }
  }

  private static @Nullable Json arguments(Json.Obj call) {
    return switch (call.get("arguments")) {
      case Json.Str(String text) -> Json.object().put("input", text).build();
      case Json.Obj object when object.has("__unparsed__") ->
          Json.object().putIfPresent("_raw", object.get("__unparsed__")).build();
      case Json other -> other;
      case null -> null;
    };
  }

  private void finish(StreamEvent.Finished last) {
    compare("last event", last, reading.events().getLast());
    compare("finish_reason", expected.string("finish_reason"), last.rawReason());
    Json.Obj usage = expected.object("usage");
    Usage got = last.usage();
    if (usage.isEmpty()) {
      compare("usage", Usage.NONE, got);
      return;
    }
    Long reasoning = usage.integer("reasoning");
    Long output = usage.integer("output");
    boolean apart = reasoning != null && output != null && reasoning > output;
    compare("usage.input", usage.integer("input"), got.input());
    compare("usage.output", apart ? Long.valueOf(output + reasoning) : output, got.output());
    compareIfKnown("usage.reasoning", reasoning, got.reasoning());
    compareIfKnown("usage.cache_read", usage.integer("cache_read"), got.cacheRead());
    compareIfKnown("usage.cache_write", usage.integer("cache_write"), got.cacheWrite());
  }

  private List<String> names(String field) {
    return expected.items(field).stream().map(call -> ((Json.Obj) call).string("name")).toList();
  }

  private static List<String> names(List<Part.ToolCall> calls) {
    return calls.stream().map(Part.ToolCall::name).toList();
  }

  private long images() {
    return reading.parts(Part.Media.class, media -> isImage(media.attachment())).size();
  }

  private static boolean isImage(Attachment attachment) {
    return attachment.mediaType() != null && attachment.mediaType().startsWith("image/");
  }

  /** In whatever form the provider's data has them. */
  private List<Json> citations() {
    var addresses = new LinkedHashSet<Json>();
    reading.messages().stream()
        .flatMap(Differences::data)
        .flatMap(data -> data.byProvider().fields().values().stream())
        .forEach(data -> citations((Json.Obj) data, addresses));
    return List.copyOf(addresses);
  }

  private static Stream<ProviderData> data(Message message) {
    return Stream.concat(message.parts().stream().map(Part::data), Stream.of(message.data()));
  }

  private static void citations(Json.Obj data, Set<Json> addresses) {
    for (Json annotation : data.items("annotations")) {
      String address = ((Json.Obj) annotation).object("url_citation").string("url");
      if (address != null) {
        addresses.add(Json.of(address));
      }
    }
    addresses.addAll(data.items("citations"));
  }

  private void compareIfKnown(String field, @Nullable Long want, @Nullable Long got) {
    if (want != null) {
      compare(field, want, got);
    }
  }

  private void compare(String field, @Nullable Object want, @Nullable Object got) {
    if (!Objects.equals(want, got)) {
      found.add(field + ": want " + shown(want) + " got " + shown(got));
    }
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value).replace("\n", "\\n");
    return text.length() <= 80 ? text : text.substring(0, 80) + "...(" + text.length() + ")";
  }
}
