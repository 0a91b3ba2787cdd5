package dev.llmjava.cli.run;

import dev.llmjava.LlmException;
import dev.llmjava.RefusalKind;

/** Whether a run goes on asking one model, and how many inputs it has not got. Any thread. */
final class RunPatience {
  /** So many failures one after the other, and nothing is left to hope for. */
  private static final int HOPELESS = 20;

  private int planned;
  private int begun;
  private int inRow;
  private boolean over;

  /** An input is to be asked. */
  synchronized void plan() {
    planned++;
  }

  /** One of them is. */
  synchronized void begin() {
    begun++;
  }

  synchronized void answered() {
    inRow = 0;
  }

  synchronized void failed(RuntimeException failure) {
    inRow++;
    over |= inRow >= HOPELESS || meetsAll(failure);
  }

  /** Whether the next input would fail, too. */
  synchronized boolean isOver() {
    return over;
  }

  /** How many inputs were planned and never begun. */
  synchronized int left() {
    return planned - begun;
  }

  /** Whether the next input would be refused in the same way. */
  private static boolean meetsAll(RuntimeException failure) {
    if (failure instanceof LlmException.Refused refused) {
      RefusalKind kind = refused.kind();
      return kind == RefusalKind.AUTHENTICATION
          || kind == RefusalKind.PERMISSION
          || kind == RefusalKind.NOT_FOUND
          || kind == RefusalKind.RATE_LIMITED;
    }
    return failure instanceof LlmException.MissingKey;
  }
}
