package dev.llmjava.cli.terminal;

import java.io.IOException;

/**
 * Stops the process as Ctrl-Z does, for those who read keys one by one: the system sees none then.
 * Java raises no signal that it does not handle itself, so a shell sends it.
 */
public final class CtrlZ {
  /** Milliseconds within which the signal has come, which nothing tells. */
  private static final long COMING = 50;

  private CtrlZ() {}

  /** Returns when the shell has it go on; soon where there is nothing to go back to. */
  public static void suspend() {
    try {
      new ProcessBuilder("sh", "-c", "kill -TSTP $PPID").start().waitFor();
      Thread.sleep(COMING);
    } catch (IOException e) {
      // a system without such shells has no jobs either
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
