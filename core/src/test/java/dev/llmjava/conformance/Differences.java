package dev.llmjava.conformance;

import dev.llmjava.Attachment;
import dev.llmjava.Citation;
import dev.llmjava.LlmException;
import dev.llmjava.Part;
import dev.llmjava.StreamEvent;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a reading differs from what was expected: one line, naming each field. */
public final class Differences {
  private final Protocol protocol;
  private final Json.Obj expected;
  private final Reading reading;
  private final List<String> found = new ArrayList<>();

  private Differences(Protocol protocol, Json.Obj expected, Reading reading) {
    this.protocol = protocol;
    this.expected = expected;
    this.reading = reading;
  }

  /** Empty when there are none. */
  public static String between(Protocols.Case one, Reading reading) {
    Json.Obj expected = AcceptedDifferences.corrected(one.exchange());
    var differences = new Differences(one.protocol(), expected, reading);
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
    compare("server_tool_calls", serverCalls(), names(reading.calls(true)));
    compare("images", expected.integer("images"), images());
    compare("citation_urls", expected.items("citation_urls"), citations());
    finish(reading.finished().orElseThrow());
  }

  private void toolCalls() {
    List<Part.ToolCall> all = reading.calls(false);
    List<String> builtin = strings("client_builtin_calls", "id");
    List<Part.ToolCall> calls =
        all.stream().filter(call -> !builtin.contains(String.valueOf(call.id()))).toList();
    compare("client_builtin_calls", builtin.size(), all.size() - calls.size());
    compare("tool_calls", strings("tool_calls", "name"), names(calls));
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
    String blocked = expected.string("block_reason");
    String raw = blocked == null ? expected.string("finish_reason") : blocked;
    compare("finish_reason", raw, last.rawReason());
    Json.Obj usage = expected.object("usage");
    Usage got = last.usage();
    if (usage.isEmpty()) {
      compare("usage", Usage.NONE, got);
      return;
    }
    Long reasoning = usage.integer("reasoning");
    compare("usage.input", input(usage), got.input());
    compare("usage.output", output(usage), got.output());
    compareIfKnown("usage.reasoning", reasoning, got.reasoning());
    compareIfKnown("usage.cache_read", usage.integer("cache_read"), got.cacheRead());
    compareIfKnown("usage.cache_write", usage.integer("cache_write"), got.cacheWrite());
  }

  /** Anthropic leaves cached tokens out of its count, Gemini those of tools. */
  private @Nullable Long input(Json.Obj usage) {
    Long input = usage.integer("input");
    if (input == null) {
      return null;
    }
    boolean apart = protocol.folder().equals("anthropic-messages");
    return input
        + (apart ? zero(usage, "cache_read") + zero(usage, "cache_write") : 0)
        + zero(usage, "tool_use_prompt");
  }

  /** Gemini counts thoughts apart, and so does xAI. */
  private @Nullable Long output(Json.Obj usage) {
    Long output = usage.integer("output");
    long reasoning = zero(usage, "reasoning");
    if (protocol.folder().equals("gemini")) {
      return output == null && reasoning == 0
          ? output
          : Long.valueOf(zero(usage, "output") + reasoning);
    }
    return output != null && reasoning > output ? Long.valueOf(output + reasoning) : output;
  }

  private static long zero(Json.Obj usage, String name) {
    Long count = usage.integer(name);
    return count == null ? 0 : count;
  }

  private List<String> strings(String list, String field) {
    return expected.items(list).stream().map(item -> ((Json.Obj) item).string(field)).toList();
  }

  private List<String> serverCalls() {
    return expected.items("server_tool_calls").stream()
        .map(call -> protocol.serverCallName((Json.Obj) call))
        .toList();
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

  private List<Json> citations() {
    var addresses = new LinkedHashSet<Json>();
    reading.messages().stream()
        .flatMap(message -> message.citations().stream())
        .map(Citation::url)
        .filter(Objects::nonNull)
        .forEach(address -> addresses.add(Json.of(address)));
    return List.copyOf(addresses);
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
