package dev.llmjava;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does something small later, on one thread that the process has for this. It is a platform thread,
 * because tools that never let go can occupy all that carry virtual ones. Started when first used.
 */
final class Timer {
  private static final ScheduledThreadPoolExecutor THREAD = make();

  private Timer() {}

  private static ScheduledThreadPoolExecutor make() {
    var one =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("llm-timer").factory());
    one.setRemoveOnCancelPolicy(true);
    return one;
  }

  /** {@code what} must be short; cancel it when it is not needed any more. */
  static Future<?> after(Duration delay, Runnable what) {
    return THREAD.schedule(what, nanos(delay), TimeUnit.NANOSECONDS);
  }

  private static long nanos(Duration delay) {
    try {
      return delay.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE / 2; // centuries
    }
  }
}
