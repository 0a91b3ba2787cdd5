package dev.llmjava.cli.terminal;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What happens when Ctrl-C ends the process while something is waited for. The virtual machine
 * turns the signal into its shutdown and exits with 130 by itself.
 */
public final class Interruption {
  /** The exit code of a process that Ctrl-C ended. */
  public static final int INTERRUPTED = 130;

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
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The signal came first: the process is about to end, and nothing has been asked yet.
      Runtime.getRuntime().halt(INTERRUPTED);
    }
  }

  /** Stops the answer, and holds the exit until {@code work}, which logs it, is done. */
  public static <T> T whileAnswering(Runnable stop, Supplier<T> work) {
    return guard(
        over -> {
          stop.run();
          await(over);
        },
        work);
  }

  /** The user does not want to answer: exit code 1. */
  public static <T> T whileAsking(Terminal terminal, Supplier<T> work) {
    return guard(
        over -> {
          terminal.err().print("\nAborted!\n");
          Runtime.getRuntime().halt(1);
        },
        work);
  }

  private static <T> T guard(Hook what, Supplier<T> work) {
    var interruption = new Interruption(what);
    try {
      return work.get();
    } finally {
      interruption.end();
    }
  }

  private void end() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The shutdown has begun: the hook runs and has just been told to go on.
    }
  }

  private static void await(CountDownLatch over) {
    try {
      if (!over.await(SECONDS_TO_LOG, TimeUnit.SECONDS)) {
        Runtime.getRuntime().halt(INTERRUPTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs while the virtual machine shuts down. */
  private interface Hook {
    void stop(CountDownLatch over);
  }
}
