package dev.llmjava.cli.run;

import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.usage.UsageRow;
import java.time.Duration;

/** How far a run has come. Any thread. */
final class RunTally {
  private final long began = System.nanoTime();
  private final RunFaults failures = new RunFaults();
  private final UsageRow usage = new UsageRow("total");
  private final int before;
  private final int toAsk;
  private final boolean failFast;
  private int running;
  private int succeeded;
  private int failed;

  /**
   * @param before how many were answered before
   * @param toAsk how many were not
   * @param failFast whether one failure is enough
   */
  RunTally(int before, int toAsk, boolean failFast) {
    this.before = before;
    this.toAsk = toAsk;
    this.failFast = failFast;
  }

  /** What is known of a run at one time. */
  record State(
      int before, int toAsk, int running, int succeeded, int failed, Spent spent, Duration time) {
    /** Those that are neither answered nor failed. */
    int left() {
      return toAsk - succeeded - failed;
    }
  }

  /**
   * Tokens and money.
   *
   * @param cost in dollars, or what is said in place of it
   */
  record Spent(long input, long output, String cost) {
    long tokens() {
      return input + output;
    }
  }

  synchronized void begin() {
    running++;
  }

  /** Whatever came of it. */
  synchronized void end() {
    running--;
  }

  synchronized void add(RunResult result) {
    if (result.saidSomething()) {
      usage.add(result.usage(), result.cost());
    }
    if (result.failure() == null) {
      succeeded++;
    } else {
      fail(result.prompt().name().place(), result.failure());
    }
  }

  synchronized void fail(String place, RuntimeException failure) {
    failed++;
    failures.add(place, RunFaults.line(failure));
  }

  /** Whether so much has failed that nothing more is to be asked. */
  synchronized boolean isEnough() {
    return failFast && failed > 0;
  }

  synchronized State state() {
    Long input = usage.input();
    Long output = usage.output();
    var spent =
        new Spent(
            input == null ? 0 : input,
            output == null ? 0 : output,
            usage.turns() == 0 ? "$0" : usage.costText());
    Duration time = Duration.ofNanos(System.nanoTime() - began);
    return new State(before, toAsk, running, succeeded, failed, spent, time);
  }

  synchronized void printFailures(Output err) {
    failures.print(err);
  }
}
