package dev.llmjava.cli;

/** A command cannot do what it was asked: printed as one line {@code Error: ...}. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int USUAL = 1;

  private final int code;

  Failure(String message) {
    this(message, USUAL);
  }

  /** For a command in which 1 means something else. */
  Failure(String message, int code) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The exit code. */
  int code() {
    return code;
  }
}
