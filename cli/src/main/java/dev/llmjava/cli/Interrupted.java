package dev.llmjava.cli;

/** Ctrl-C was pressed where a line or an answer to a question was waited for. */
final class Interrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Interrupted() {
    super("interrupted", null, false, false);
  }
}
