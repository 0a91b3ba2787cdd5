package dev.llmjava;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call.
 *
 * @param result null for a call that waits
 * @param waiting why it waits; null for a call that has its result
 * @param stop whether the tool wants no more calls
 * @param whole whether its result is shown whole
 * @param took zero for a call that did not run
 */
record ToolOutcome(
    Part.@Nullable ToolResult result,
    @Nullable String waiting,
    boolean stop,
    boolean whole,
    Duration took) {

  static ToolOutcome unrun(Part.ToolResult result) {
    return new ToolOutcome(result, null, false, false, Duration.ZERO);
  }

  static ToolOutcome waits(@Nullable String why) {
    return new ToolOutcome(null, why == null ? "" : why, false, false, Duration.ZERO);
  }

  static ToolOutcome ran(ToolRunner.Ran ran, Duration took) {
    return new ToolOutcome(ran.result(), null, ran.stop(), ran.whole(), took);
  }
}
