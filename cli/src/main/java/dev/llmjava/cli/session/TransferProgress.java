package dev.llmjava.cli.session;

import dev.llmjava.cli.terminal.StatusLine;
import dev.llmjava.cli.text.FileSize;

/** How far a transfer has come, on the status line while it goes on. Any thread. */
public final class TransferProgress {
  private static final int BAR = 20;

  private final StatusLine status;
  private final String what;
  private volatile long bytes;
  private volatile long total = -1;
  private volatile boolean going;

  public TransferProgress(StatusLine status, String what) {
    this.status = status;
    this.what = what;
  }

  /**
   * Tells how far it is.
   *
   * @param of how many bytes there are; negative when nobody knows
   */
  public void at(long done, long of) {
    bytes = done;
    total = of;
    if (done >= of && of >= 0) {
      end();
    } else if (!going) {
      going = true;
      status.transfer(this::text);
    }
  }

  void end() {
    if (going) {
      going = false;
      status.transfer(null);
    }
  }

  private String text() {
    long all = total;
    long done = bytes;
    if (all <= 0) {
      return what + (done == 0 ? "" : " " + FileSize.sentence(done));
    }
    int full = (int) Math.min(BAR, done * BAR / all);
    String bar = "\u2588".repeat(full) + "\u2591".repeat(BAR - full);
    return what + " " + bar + " " + FileSize.sentence(done) + " of " + FileSize.sentence(all);
  }
}
