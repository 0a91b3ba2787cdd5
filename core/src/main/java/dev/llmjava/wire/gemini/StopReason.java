package dev.llmjava.wire.gemini;

import dev.llmjava.FinishReason;
import org.jspecify.annotations.Nullable;

/** Finish reasons ("FinishReason"); Vertex AI adds its Model Armor. */
final class StopReason {
  private StopReason() {}

  /**
   * @param calls whether tools were called, for which the wire has no reason of its own
   */
  static FinishReason of(@Nullable String raw, boolean calls) {
    return switch (raw == null ? "" : raw) {
      case "STOP" -> calls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
      case "MAX_TOKENS" -> FinishReason.LENGTH;
      case "SAFETY",
          "RECITATION",
          "LANGUAGE",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION",
          "MODEL_ARMOR" ->
          FinishReason.CONTENT_FILTER;
      default -> FinishReason.OTHER;
    };
  }
}
