package dev.llmjava;

/** Thrown by a hook or a tool to say that a call is not done; the model is told why. */
public final class CancelToolCall extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CancelToolCall(String why) {
    super(why, null, false, false);
  }
}
