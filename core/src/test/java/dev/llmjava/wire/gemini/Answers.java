package dev.llmjava.wire.gemini;

import dev.llmjava.Part;
import dev.llmjava.conformance.Fed;
import dev.llmjava.conformance.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Answers written for tests, and what is read out of them, in short. */
final class Answers {
  static final String STOP = "{\"candidates\":[{\"finishReason\":\"STOP\"}]}";

  private Answers() {}

  static String kinds(Reading reading) {
    return reading.messages().getFirst().parts().stream()
        .map(part -> part.getClass().getSimpleName() + "(" + words(part) + ")")
        .collect(Collectors.joining(" "));
  }

  private static String words(Part part) {
    return switch (part) {
      case Part.Text text -> text.text() + signature(part);
      case Part.Reasoning reasoning -> reasoning.text() + signature(part);
      case Part.ToolCall call -> call.name() + " " + call.input() + signature(part);
      case Part.ToolResult result -> result.output();
      case Part.Media media -> media.attachment().mediaType() + signature(part);
      case Part.Unknown unknown -> "";
    };
  }

  private static String signature(Part part) {
    String signature = part.data().get("fed").string("thoughtSignature");
    return signature == null ? "" : "#" + signature;
  }

  /** A chunk with these parts. */
  static String chunk(String... parts) {
    return "{\"candidates\":[{\"index\":0,\"content\":{\"role\":\"model\",\"parts\":["
        + String.join(",", parts)
        + "]}}]}";
  }

  /** A chunk with one piece of a call. */
  static String call(String fields) {
    return chunk("{\"functionCall\":{" + fields + "}}");
  }

  static String text(String text) {
    return "{\"text\":\"" + text + "\"}";
  }

  static String signed(String text, String signature) {
    return "{\"text\":\"" + text + "\",\"thoughtSignature\":\"" + signature + "\"}";
  }

  static String thought(String text) {
    return "{\"text\":\"" + text + "\",\"thought\":true}";
  }

  static Reading stream(String... data) {
    return read(
        Arrays.stream(data).map(line -> "data: " + line + "\r\n\r\n").collect(Collectors.joining()),
        true);
  }

  /** A body for somebody who did not ask for a stream. */
  static Reading document(String body) {
    return read(body, false);
  }

  static Reading read(String body, boolean stream) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Reading.of(
        new Fed(() -> new Decode("fed", stream), List.of(bytes), false).prompt("hello"));
  }
}
