package dev.llmjava.cli.terminal;

/** A command cannot do what it was asked: printed as one line {@code Error: ...}. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int USUAL = 1;

  private final int code;

  public Failure(String message) {
    this(message, USUAL);
  }

  /** For a command in which 1 means something else. */
  public Failure(String message, int code) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The exit code. */
  public int code() {
    return code;
  }
}
