package dev.llmjava.cli.terminal;

/** Ctrl-C was pressed where a line or an answer to a question was waited for. */
public final class Interrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Interrupted() {
    super("interrupted", null, false, false);
  }
}
