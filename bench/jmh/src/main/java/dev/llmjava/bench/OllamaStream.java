package dev.llmjava.bench;

import dev.llmjava.bench.Scenario.Piece;
import java.util.List;

/** Answers in the form of Ollama ("Generate a chat message"): a line each; calls come whole. */
final class OllamaStream {
  private OllamaStream() {}

  static String of(List<Piece> pieces) {
    var stream = new StringBuilder();
    int calls = 0;
    for (Piece piece : pieces) {
      String said =
          switch (piece.kind()) {
            case TEXT -> "\"content\":\"" + piece.json() + "\"";
            case REASONING -> "\"content\":\"\",\"thinking\":\"" + piece.json() + "\"";
            case TOOL ->
                "\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"write\",\"arguments\":"
                    + "{\"number\":"
                    + calls++
                    + "}}}]";
          };
      stream.append(line(said, "\"done\":false"));
    }
    return stream
        .append(
            line(
                "\"content\":\"\"",
                "\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":9,\"eval_count\":9"))
        .toString();
  }

  private static String line(String said, String rest) {
    return "{\"model\":\"qwen3\",\"created_at\":\"2026-01-02T03:04:05.678901Z\",\"message\":"
        + "{\"role\":\"assistant\","
        + said
        + "},"
        + rest
        + "}\n";
  }
}
