package dev.llmjava.cli.run;

import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.StatusLine;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One line on a terminal that tells how far a run is, until it is closed. Nothing elsewhere. */
final class RunProgress implements AutoCloseable {
  private final @Nullable StatusLine line;
  private final boolean own;

  private RunProgress(@Nullable StatusLine line, boolean own) {
    this.line = line;
    this.own = own;
  }

  /** On the session's line, or on one of its own where the results go elsewhere. */
  static RunProgress of(Session session) {
    StatusLine shared = session.status();
    return shared == null
        ? new RunProgress(StatusLine.besideOutput(session.terminal()), true)
        : new RunProgress(shared, false);
  }

  /**
   * Tells of this from now on.
   *
   * @param text asked for again and again from another thread
   */
  void show(Supplier<String> text) {
    if (line != null) {
      line.show(text);
    }
  }

  /** What is printed after this begins a line. */
  @Override
  public void close() {
    if (line == null) {
      return;
    }
    line.hide();
    if (own) {
      line.close();
    }
  }
}
