package dev.llmjava.cli;

/** A question was not answered: the input ended. */
final class Aborted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Aborted() {
    super("Aborted!", null, false, false);
  }
}
