package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** LLM 0.32's JSON form of a response, written and read. */
final class ResponseForm {
  /** As Python's {@code datetime.isoformat()} prints it: microseconds and an offset. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSxxx").withZone(ZoneOffset.UTC);

  private ResponseForm() {}

  static Json.Obj write(Response response) {
    StreamEvent.Finished end = response.finished();
    return Json.object()
        .put("model", response.model().id())
        .put("prompt", prompt(response.prompt()))
        .put("messages", WireForm.messages(response.messages()))
        .put("id", response.id())
        .putIfPresent("usage", usage(end.usage().reported()))
        .putIfPresent("datetime_utc", response.started().map(TIME::format).orElse(null))
        .build();
  }

  static Response read(Json.Obj json, Model model, List<Tool> tools) {
    Json.Obj from = WireReader.object(json.get("prompt"), "\"prompt\"");
    var prompt =
        Prompt.builder().messages(WireReader.messages(from.items("messages"))).tools(tools);
    // they were taken once, so they are no mistake, whatever the model's list says
    from.object("options").fields().forEach(prompt::extra);
    String id = json.string("id");
    var rebuilt =
        new Response(
            id == null ? model.identity().id() : id,
            model,
            prompt.build(),
            new RecordedExchange(
                WireReader.messages(json.items("messages")), usage(json.object("usage"))));
    return rebuilt.replayed(time(json.string("datetime_utc")));
  }

  /** Python leaves out a fraction that is zero. */
  private static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new JsonException("\"datetime_utc\" is not a time with an offset: \"" + text + "\"");
    }
  }

  private static Json.Obj prompt(Prompt prompt) {
    var json = Json.object().put("messages", WireForm.messages(prompt.messages()));
    if (!prompt.options().isEmpty()) {
      json.put("options", prompt.options());
    }
    String system =
        prompt.turn().stream()
            .filter(message -> message.role() == Role.SYSTEM)
            .map(Message::text)
            .collect(Collectors.joining("\n\n"));
    if (!system.isEmpty()) {
      json.put("system", system);
    }
    return json.build();
  }

  private static Json.@Nullable Obj usage(Usage.Reported reported) {
    if (reported.input() == null && reported.output() == null) {
      return null;
    }
    var json =
        Json.object()
            .putIfPresent("input", reported.input())
            .putIfPresent("output", reported.output());
    return (reported.details().isEmpty() ? json : json.put("details", reported.details())).build();
  }

  /** LLM's form keeps the provider's numbers only, so cache and reasoning counts stay unknown. */
  private static Usage usage(Json.Obj json) {
    Long input = json.integer("input");
    Long output = json.integer("output");
    return json.isEmpty()
        ? Usage.NONE
        : new Usage(
            input,
            output,
            null,
            null,
            null,
            new Usage.Reported(input, output, json.object("details"), json));
  }

  /** Tells again what a response said, in one step. */
  private record RecordedExchange(List<Message> messages, Usage usage) implements Exchange {
    @Override
    public boolean step(PartSink out) {
      for (int i = 0; i < messages.size(); i++) {
        if (i > 0) {
          out.nextMessage();
        }
        messages.get(i).parts().forEach(out::part);
        out.messageData(messages.get(i).data());
      }
      out.finish(FinishReason.OTHER, null, usage, ProviderData.NONE);
      return false;
    }

    @Override
    public void close() {}
  }
}
