package dev.llmjava.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line on a terminal that tells how far a run is, until it is stopped. Nothing elsewhere. */
final class RunProgress {
  private static final long BETWEEN_MILLIS = 200;
  private static final String ERASE = "\r\u001b[K";

  private final Output err;
  private final int width;
  private final RunTally tally;
  private final Supplier<Duration> pause;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread drawing;

  /**
   * @param pause how long nothing begins
   */
  RunProgress(Terminal terminal, RunTally tally, Supplier<Duration> pause) {
    this.err = terminal.err();
    this.tally = tally;
    this.pause = pause;
    this.width = err.isTerminal() ? TerminalWidth.of(terminal) : 0;
    this.drawing = Thread.ofPlatform().daemon().name("llm-progress").unstarted(this::draw);
    if (err.isTerminal()) {
      drawing.start();
    }
  }

  /** A terminal that is gone is no reason to stop. */
  private void draw() {
    try {
      do {
        String line = RunWords.progress(tally.state(), pause.get());
        err.print(ERASE + DisplayWidth.cut(line, width - 1, "..."));
      } while (!stopped.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS));
      err.print(ERASE);
    } catch (Output.Closed | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is printed after this begins a line. */
  void stop() {
    stopped.countDown();
    try {
      drawing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
