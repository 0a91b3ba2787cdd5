package dev.llmjava.cli;

import dev.llmjava.Response;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens when Ctrl-C ends the process while something is waited for. The virtual machine
 * turns the signal into its shutdown and exits with 130 by itself. Closed when the waiting is over.
 */
final class Interruption implements AutoCloseable {
  /** Long enough to log what had arrived. */
  private static final long SECONDS_TO_LOG = 3;

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Hook what) {
    hook =
        new Thread("interruption") {
          @Override
          public void run() {
            what.stop(over);
          }
        };
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Stops the answer, and holds the exit until {@link #close} says that it is logged. */
  static Interruption ofAnswer(Response response) {
    return new Interruption(
        over -> {
          response.close();
          await(over);
        });
  }

  /** The user does not want to answer: exit code 1. */
  static Interruption ofQuestion(Terminal terminal) {
    return new Interruption(
        over -> {
          terminal.err().print("\nAborted!\n");
          Runtime.getRuntime().halt(1);
        });
  }

  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The shutdown has begun: the hook runs and has just been told to go on.
    }
  }

  private static void await(CountDownLatch over) {
    try {
      boolean logged = over.await(SECONDS_TO_LOG, TimeUnit.SECONDS);
      assert logged || over.getCount() > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs while the virtual machine shuts down. */
  private interface Hook {
    void stop(CountDownLatch over);
  }
}
