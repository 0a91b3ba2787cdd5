package dev.llmjava;

import java.time.Duration;
import java.util.List;

/**
 * What a {@link Chain} is made of while it goes on: the events of each answer, then what became of
 * its tool calls, then those of the next answer. One level deep, so that a consumer's switch reads
 * naturally.
 */
public sealed interface ChainEvent permits StreamEvent, ChainEvent.Step {
  /** What happens between two answers. */
  sealed interface Step extends ChainEvent {}

  /** An answer is complete. Follows its {@link StreamEvent.Finished}. */
  record ResponseFinished(Response response) implements Step {}

  /** A call begins to run. */
  record ToolStarted(Part.ToolCall call) implements Step {}

  /**
   * A call has its result; in the order of the calls, however fast each one is.
   *
   * @param whole whether the tool wants it shown whole, however long it is
   * @param took zero for a call that did not run
   */
  record ToolFinished(Part.ToolCall call, Part.ToolResult result, boolean whole, Duration took)
      implements Step {}

  /** The chain waits for a decision on these calls; nothing comes after this. */
  record Paused(List<Part.ToolCall> pending, String why) implements Step {
    public Paused {
      pending = List.copyOf(pending);
    }
  }
}
