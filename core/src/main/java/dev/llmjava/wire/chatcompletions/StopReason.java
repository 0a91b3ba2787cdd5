package dev.llmjava.wire.chatcompletions;

import dev.llmjava.FinishReason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finish reasons: OpenAI's own and the words others use in their place. */
final class StopReason {
  private StopReason() {}

  static FinishReason of(@Nullable String raw) {
    return switch (raw == null ? "" : raw.toLowerCase(Locale.ROOT)) {
      case "stop", "eos", "eos_token", "stop_sequence", "end_turn", "completed" ->
          FinishReason.STOP;
      case "length", "max_tokens", "model_length", "max_output_tokens" -> FinishReason.LENGTH;
      case "tool_calls", "function_call", "tool_use", "tool_call" -> FinishReason.TOOL_CALLS;
      case "content_filter", "safety", "sensitive" -> FinishReason.CONTENT_FILTER;
      case "refusal" -> FinishReason.REFUSAL;
      default -> FinishReason.OTHER;
    };
  }
}
