package dev.llmjava;

import org.jspecify.annotations.Nullable;

/**
 * Thrown by a tool or a hook to leave a call open until somebody has decided. The calls beside it
 * finish and keep their results, the model is sent nothing, and the {@link Chain} ends as paused.
 */
public final class PauseChain extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PauseChain(@Nullable String why) {
    super(why == null ? "" : why, null, false, false);
  }
}
