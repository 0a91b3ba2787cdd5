package dev.llmjava.wire.chatcompletions;

import dev.llmjava.Part;
import dev.llmjava.conformance.Fed;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Answers written for tests, and what is read out of them, in short. */
final class Answers {
  static final String STOP = "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}";

  private Answers() {}

  static String kinds(Reading reading) {
    return reading.messages().getFirst().parts().stream()
        .map(part -> part.getClass().getSimpleName() + "(" + words(part) + ")")
        .collect(Collectors.joining(" "));
  }

  static String words(Part part) {
    return switch (part) {
      case Part.Text text -> text.text();
      case Part.Reasoning reasoning -> reasoning.text();
      case Part.ToolCall call -> call.input();
      default -> "";
    };
  }

  static String calls(Reading reading) {
    return reading.calls(false).stream()
        .map(call -> call.id() + " " + call.name() + " " + call.input())
        .collect(Collectors.joining(", "));
  }

  static String delta(String fields) {
    return "{\"choices\":[{\"index\":0,\"delta\":{" + fields + "}}]}";
  }

  static String both(String delta, String message) {
    return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + delta
        + "\"},\"message\":{\"content\":\""
        + message
        + "\"}}]}";
  }

  static String call(int index, String id, String name, String arguments) {
    Json function =
        Json.object().putIfPresent("name", name).putIfPresent("arguments", arguments).build();
    Json piece =
        Json.object().put("index", index).putIfPresent("id", id).put("function", function).build();
    return delta("\"tool_calls\":[" + piece + "]");
  }

  static Reading stream(String... data) {
    return read(
        Arrays.stream(data).map(line -> "data: " + line + "\n\n").collect(Collectors.joining()));
  }

  static Reading document(String json) {
    return Reading.of(Fed.document(() -> new Decode("fed"), json).prompt("hello"));
  }

  static Reading read(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Reading.of(new Fed(() -> new Decode("fed"), List.of(bytes), false).prompt("hello"));
  }
}
