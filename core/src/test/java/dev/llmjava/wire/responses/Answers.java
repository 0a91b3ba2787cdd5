package dev.llmjava.wire.responses;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.conformance.Fed;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Rendered;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Answers written for tests, and what is read out of them, in short. */
final class Answers {
  static final String PROVIDER = "fed";
  static final String COMPLETED =
      "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\"}}";

  private Answers() {}

  static String response(String status, String... items) {
    return "{\"object\":\"response\",\"status\":\""
        + status
        + "\",\"output\":["
        + String.join(",", items)
        + "]}";
  }

  static String message(String id, String text) {
    return """
    {"type":"message","id":"%s","role":"assistant","status":"completed",\
    "content":[{"type":"output_text","text":"%s","annotations":[]}]}\
    """
        .formatted(id, text);
  }

  static String call(String id, String name, String arguments) {
    return Json.object()
        .put("type", "function_call")
        .put("id", "fc_" + id)
        .put("call_id", "call_" + id)
        .put("name", name)
        .put("arguments", arguments)
        .put("status", "completed")
        .build()
        .toString();
  }

  static String added(int index, String item) {
    return "{\"type\":\"response.output_item.added\",\"output_index\":"
        + index
        + ",\"item\":"
        + item
        + "}";
  }

  static String done(int index, String item) {
    return added(index, item).replace("item.added", "item.done");
  }

  /** An event with a {@code delta}; {@code fields} say where it belongs. */
  static String delta(String type, int index, String fields, String delta) {
    return "{\"type\":\"response."
        + type
        + ".delta\",\"output_index\":"
        + index
        + fields
        + ",\"delta\":"
        + Json.of(delta)
        + "}";
  }

  static Reading stream(String... data) {
    String body =
        Arrays.stream(data).map(line -> "data: " + line + "\n\n").collect(Collectors.joining());
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Reading.of(
        new Fed(() -> new Decode(PROVIDER, "m"), List.of(bytes), false).prompt("hello"));
  }

  static Reading document(String json) {
    return Reading.of(Fed.document(() -> new Decode(PROVIDER, "m"), json).prompt("hello"));
  }

  /** The parts of all messages, messages set apart by a bar. */
  static String kinds(Reading reading) {
    return reading.messages().stream()
        .map(
            message -> message.parts().stream().map(Answers::kind).collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" | "));
  }

  private static String kind(Part part) {
    String server =
        (part instanceof Part.ToolCall call && call.serverSide())
                || (part instanceof Part.ToolResult result && result.serverSide())
            ? "Server"
            : "";
    return server + part.getClass().getSimpleName() + "(" + words(part) + ")";
  }

  private static String words(Part part) {
    return switch (part) {
      case Part.Text text -> text.text();
      case Part.Reasoning reasoning -> reasoning.redacted() ? "redacted" : reasoning.text();
      case Part.ToolCall call -> call.name() + " " + call.input();
      case Part.ToolResult result -> result.name() + " " + result.output();
      case Part.Media media -> String.valueOf(media.attachment().mediaType());
      case Part.Unknown unknown -> "";
    };
  }

  static Rendered rendered(Prompt prompt) {
    return Responses.of(PROVIDER, "m", true, false).render(prompt);
  }

  /** What is sent back of an answer when the conversation goes on. */
  static List<Json> sentBack(Reading answer, Message... more) {
    var messages = new ArrayList<Message>(answer.messages());
    messages.addAll(List.of(more));
    return rendered(Prompt.of(messages)).body().items("input");
  }
}
