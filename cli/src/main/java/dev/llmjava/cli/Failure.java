package dev.llmjava.cli;

/** A command cannot do what it was asked: printed as one line {@code Error: ...}, exit code 1. */
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message, null, false, false);
  }
}
