package dev.llmjava.bench;

import dev.llmjava.bench.Scenario.Piece;
import java.util.List;

/** Answers in the form of Anthropic's Messages ("Streaming Messages"). */
final class MessagesStream {
  private final StringBuilder stream = new StringBuilder();

  static String of(List<Piece> pieces) {
    return new MessagesStream().render(pieces);
  }

  private String render(List<Piece> pieces) {
    event(
        "message_start",
        "\"message\":{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":"
            + "\"claude-sonnet-4-5\",\"content\":[],\"stop_reason\":null,\"usage\":"
            + "{\"input_tokens\":9,\"output_tokens\":1}}");
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      String index = "\"index\":" + piece.block();
      if (i == 0 || pieces.get(i - 1).block() != piece.block()) {
        event("content_block_start", index + ",\"content_block\":" + block(piece));
      }
      event("content_block_delta", index + ",\"delta\":" + delta(piece));
      if (i == pieces.size() - 1 || pieces.get(i + 1).block() != piece.block()) {
        event("content_block_stop", index);
      }
    }
    event(
        "message_delta",
        "\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":"
            + "{\"output_tokens\":9}");
    event("message_stop", "\"done\":true");
    return stream.toString();
  }

  private void event(String type, String fields) {
    stream.append("event: ").append(type).append("\ndata: {\"type\":\"").append(type);
    stream.append("\",").append(fields).append("}\n\n");
  }

  private static String block(Piece piece) {
    return switch (piece.kind()) {
      case TEXT -> "{\"type\":\"text\",\"text\":\"\"}";
      case REASONING -> "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}";
      case TOOL ->
          "{\"type\":\"tool_use\",\"id\":\"toolu_"
              + piece.block()
              + "\",\"name\":\"write\",\"input\":{}}";
    };
  }

  private static String delta(Piece piece) {
    return switch (piece.kind()) {
      case TEXT -> "{\"type\":\"text_delta\",\"text\":\"" + piece.json() + "\"}";
      case REASONING -> "{\"type\":\"thinking_delta\",\"thinking\":\"" + piece.json() + "\"}";
      case TOOL -> "{\"type\":\"input_json_delta\",\"partial_json\":\"" + piece.json() + "\"}";
    };
  }
}
