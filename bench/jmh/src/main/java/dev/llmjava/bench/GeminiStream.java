package dev.llmjava.bench;

import dev.llmjava.bench.Scenario.Kind;
import dev.llmjava.bench.Scenario.Piece;
import java.util.List;

/** Answers in the form of Gemini ("GenerateContentResponse"), where calls come whole. */
final class GeminiStream {
  private GeminiStream() {}

  static String of(List<Piece> pieces) {
    var stream = new StringBuilder();
    int calls = 0;
    for (Piece piece : pieces) {
      boolean thought = piece.kind() == Kind.REASONING;
      if (piece.kind() == Kind.TOOL) {
        calls++;
      }
      String part =
          piece.kind() == Kind.TOOL
              ? "{\"functionCall\":{\"name\":\"write\",\"args\":{\"number\":" + calls + "}}}"
              : "{\"text\":\"" + piece.json() + "\"" + (thought ? ",\"thought\":true}" : "}");
      stream.append(chunk(part, ""));
    }
    return stream.append(chunk("{\"text\":\"\"}", ",\"finishReason\":\"STOP\"")).toString();
  }

  private static String chunk(String part, String reason) {
    return "data: {\"candidates\":[{\"content\":{\"parts\":["
        + part
        + "],\"role\":\"model\"}"
        + reason
        + ",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":20,"
        + "\"totalTokenCount\":29,\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":9}]},\"modelVersion\":\"gemini-2.5-flash\",\"responseId\":\"oRIhaZOoA8L0123456789\"}\r\n\r\n";
  }
}
