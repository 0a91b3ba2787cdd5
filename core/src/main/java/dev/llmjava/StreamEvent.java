package dev.llmjava;

import org.jspecify.annotations.Nullable;

/**
 * What a response is made of while it arrives. Parts are numbered in the order they start; each
 * ends with a {@link PartFinished}, and parts that come whole have only that. The last event is
 * {@link Finished}; there is no event for an error, which is thrown where the events are read.
 */
public sealed interface StreamEvent extends ChainEvent {
  /** More visible text. */
  record TextDelta(int index, String text) implements StreamEvent {}

  /** More of the model's thinking. */
  record ReasoningDelta(int index, String text) implements StreamEvent {}

  /** More of a refusal: shown like text, but not an answer. */
  record RefusalDelta(int index, String text) implements StreamEvent {}

  /** The model begins to call a tool; its arguments follow. {@code id} is never empty. */
  record ToolCallStarted(int index, String id, String name, boolean serverSide)
      implements StreamEvent {}

  /** More of the JSON text of the arguments, as the model writes it. */
  record ToolCallArguments(int index, String id, String json) implements StreamEvent {}

  /**
   * A part is whole.
   *
   * @param message which of the response's messages it belongs to, from 0
   */
  record PartFinished(int index, int message, Part part) implements StreamEvent {}

  /** A setting or a piece of content was dropped or adapted. */
  record Warning(String feature, String message) implements StreamEvent {}

  /**
   * The answer is complete.
   *
   * @param rawReason the provider's own word; null when it gave none
   */
  record Finished(FinishReason reason, @Nullable String rawReason, Usage usage, ProviderData data)
      implements StreamEvent {}
}
