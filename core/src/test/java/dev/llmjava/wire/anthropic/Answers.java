package dev.llmjava.wire.anthropic;

import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.conformance.Fed;
import dev.llmjava.conformance.Reading;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers written for tests after the manual's examples, and what is read out of them. */
final class Answers {
  static final String PROVIDER = "acme";
  static final Dialect NEW =
      new Dialect(PROVIDER, "claude-9", 1000, Set.of(Dialect.Ability.values()));
  static final Dialect OLD = new Dialect(PROVIDER, "claude-1", 1000, Set.of());

  static final String START =
      """
      {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant",\
      "content":[],"model":"claude-9","stop_reason":null,"stop_sequence":null,\
      "usage":{"input_tokens":7,"cache_read_input_tokens":2,"output_tokens":1}}}\
      """;
  static final String STOP = "{\"type\":\"message_stop\"}";

  private Answers() {}

  static String begin(int index, String block) {
    return "{\"type\":\"content_block_start\",\"index\":"
        + index
        + ",\"content_block\":"
        + block
        + "}";
  }

  static String delta(int index, String delta) {
    return "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":" + delta + "}";
  }

  static String end(int index) {
    return "{\"type\":\"content_block_stop\",\"index\":" + index + "}";
  }

  static String reason(String reason) {
    return "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\""
        + reason
        + "\"},\"usage\":{\"output_tokens\":5}}";
  }

  static String words(int index, String text) {
    String start = begin(index, "{\"type\":\"text\",\"text\":\"\"}");
    return start + "\n" + delta(index, "{\"type\":\"text_delta\",\"text\":" + Json.of(text) + "}");
  }

  static String message(String content) {
    return "{\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-9\",\"content\":["
        + content
        + "],\"stop_reason\":\"end_turn\"}";
  }

  /** Events, one a line; several may be in one string. */
  static Reading stream(Prompt prompt, Dialect dialect, String... events) {
    var body = new StringBuilder();
    for (String event : events) {
      event.lines().forEach(line -> body.append("data: ").append(line).append("\n\n"));
    }
    var pieces = new ArrayList<byte[]>();
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i += 5) {
      pieces.add(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + 5)));
    }
    return Reading.of(new Fed(() -> new Decode(prompt, dialect), pieces, false).prompt(prompt));
  }

  static Reading stream(String... events) {
    return stream(Prompt.of("q"), NEW, events);
  }

  static Reading document(String json) {
    Prompt prompt = Prompt.of("q");
    return Reading.of(Fed.document(() -> new Decode(prompt, NEW), json).prompt(prompt));
  }

  static List<Part> parts(Reading reading) {
    return reading.messages().getFirst().parts();
  }

  static String kinds(Reading reading) {
    return parts(reading).stream().map(Answers::shown).collect(Collectors.joining(" "));
  }

  private static String shown(Part part) {
    return switch (part) {
      case Part.Text text -> "Text(" + text.text() + ")";
      case Part.Reasoning thought ->
          "Reasoning(" + thought.text() + (thought.redacted() ? " redacted)" : ")");
      case Part.ToolCall call ->
          (call.serverSide() ? "ServerCall(" : "Call(") + call.name() + " " + call.input() + ")";
      case Part.ToolResult result -> "Result(" + result.name() + " " + result.output() + ")";
      case Part.Media media -> "Media";
      case Part.Unknown unknown -> "Unknown";
    };
  }
}
