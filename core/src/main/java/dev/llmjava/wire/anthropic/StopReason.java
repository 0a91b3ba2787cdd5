package dev.llmjava.wire.anthropic;

import dev.llmjava.FinishReason;
import org.jspecify.annotations.Nullable;

/** Why the model stopped ("Handling stop reasons"). */
final class StopReason {
  static final String REFUSAL = "refusal";

  private StopReason() {}

  /**
   * @param calls whether there are calls for the application to answer: an answer that was forced
   *     into a tool call stops as if there were
   */
  static FinishReason of(@Nullable String raw, boolean calls) {
    return switch (raw == null ? "" : raw) {
      case "end_turn", "stop_sequence" -> FinishReason.STOP;
      case "tool_use" -> calls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
      case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
      case REFUSAL -> FinishReason.REFUSAL;
      default -> FinishReason.OTHER;
    };
  }
}
