package dev.llmjava.cli.terminal;

/** A question was not answered: the input ended. */
public final class Aborted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Aborted() {
    super("Aborted!", null, false, false);
  }
}
