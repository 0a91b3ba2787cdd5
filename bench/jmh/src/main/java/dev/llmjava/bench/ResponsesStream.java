package dev.llmjava.bench;

import dev.llmjava.bench.Scenario.Kind;
import dev.llmjava.bench.Scenario.Piece;
import java.util.List;

/** Answers in the form of OpenAI's Responses ("streaming events"). */
final class ResponsesStream {
  private final StringBuilder stream = new StringBuilder();
  private final StringBuilder output = new StringBuilder();
  private final StringBuilder words = new StringBuilder();
  private int number;

  static String of(List<Piece> pieces) {
    return new ResponsesStream().render(pieces);
  }

  private String render(List<Piece> pieces) {
    event("response.created", "\"response\":" + response("in_progress", ""));
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (i == 0 || pieces.get(i - 1).block() != piece.block()) {
        words.setLength(0);
        event("response.output_item.added", place(piece) + ",\"item\":" + item(piece, ""));
        begin(piece);
      }
      words.append(piece.json());
      event(deltaType(piece), id(piece) + "," + place(piece) + inner(piece) + delta(piece));
      if (i == pieces.size() - 1 || pieces.get(i + 1).block() != piece.block()) {
        String whole = item(piece, words.toString());
        event("response.output_item.done", place(piece) + ",\"item\":" + whole);
        output.append(output.isEmpty() ? "" : ",").append(whole);
      }
    }
    event("response.completed", "\"response\":" + response("completed", output.toString()));
    return stream.toString();
  }

  private void begin(Piece piece) {
    switch (piece.kind()) {
      case TEXT ->
          event(
              "response.content_part.added",
              id(piece)
                  + ","
                  + place(piece)
                  + inner(piece)
                  + ",\"part\":{\"type\":\"output_text\",\"annotations\":[],\"text\":\"\"}");
      case REASONING ->
          event(
              "response.reasoning_summary_part.added",
              id(piece)
                  + ","
                  + place(piece)
                  + inner(piece)
                  + ",\"part\":{\"type\":\"summary_text\",\"text\":\"\"}");
      case TOOL -> {}
    }
  }

  private void event(String type, String fields) {
    stream
        .append("event: ")
        .append(type)
        .append("\ndata: {\"type\":\"")
        .append(type)
        .append("\",\"sequence_number\":")
        .append(number++)
        .append(",")
        .append(fields)
        .append("}\n\n");
  }

  private static String deltaType(Piece piece) {
    return switch (piece.kind()) {
      case TEXT -> "response.output_text.delta";
      case REASONING -> "response.reasoning_summary_text.delta";
      case TOOL -> "response.function_call_arguments.delta";
    };
  }

  private static String delta(Piece piece) {
    String delta = ",\"delta\":\"" + piece.json() + "\"";
    return delta
        + (piece.kind() == Kind.TEXT ? ",\"logprobs\":[]" : "")
        + ",\"obfuscation\":\"aB3dE5fG7h\"";
  }

  private static String id(Piece piece) {
    return "\"item_id\":\"" + itemId(piece) + "\"";
  }

  private static String place(Piece piece) {
    return "\"output_index\":" + piece.block();
  }

  private static String inner(Piece piece) {
    return switch (piece.kind()) {
      case TEXT -> ",\"content_index\":0";
      case REASONING -> ",\"summary_index\":0";
      case TOOL -> "";
    };
  }

  private static String itemId(Piece piece) {
    return "item_0123456789abcdef0123456789abcdef0123456789abcdef" + piece.block();
  }

  private static String item(Piece piece, String words) {
    String start = "{\"id\":\"" + itemId(piece) + "\",\"type\":";
    return start
        + switch (piece.kind()) {
          case TEXT ->
              "\"message\",\"role\":\"assistant\",\"status\":\"completed\",\"content\":["
                  + (words.isEmpty()
                      ? ""
                      : "{\"type\":\"output_text\",\"annotations\":[],\"text\":\"" + words + "\"}")
                  + "]}";
          case REASONING ->
              "\"reasoning\",\"summary\":["
                  + (words.isEmpty()
                      ? ""
                      : "{\"type\":\"summary_text\",\"text\":\"" + words + "\"}")
                  + "]}";
          case TOOL ->
              "\"function_call\",\"call_id\":\"call_"
                  + piece.block()
                  + "\",\"name\":\"write\",\"status\":\"completed\",\"arguments\":\""
                  + words
                  + "\"}";
        };
  }

  private static String response(String status, String output) {
    return "{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1763712345,\"status\":\""
        + status
        + "\",\"model\":\"gpt-5\",\"output\":["
        + output
        + "],\"usage\":{\"input_tokens\":9,\"output_tokens\":9,\"total_tokens\":18}}";
  }
}
