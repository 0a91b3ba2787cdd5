package dev.llmjava;

import org.jspecify.annotations.Nullable;

/** Thrown by a hook or a tool to say that a call is not done; the model is told why. */
public final class CancelToolCall extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CancelToolCall(@Nullable String why) {
    super(why == null ? "no reason given" : why, null, false, false);
  }
}
