package dev.llmjava;

import org.jspecify.annotations.Nullable;

/**
 * Decides about every call before anything of its batch runs. Asked one call after the other, in
 * their order, on a thread of the chain's; it may wait as long as it likes, and is interrupted when
 * the chain is closed.
 */
@FunctionalInterface
public interface ToolGate {
  /** Everything runs. */
  ToolGate OPEN = (tool, context) -> Decision.RUN;

  /** What happens with a call. */
  sealed interface Decision {
    Decision RUN = new Run();

    /** It runs. */
    record Run() implements Decision {}

    /** It does not, and the model is told why. */
    record Deny(String why) implements Decision {}

    /** Nobody knows yet: the chain pauses, see {@link PauseChain}. */
    record Wait(String why) implements Decision {}
  }

  /**
   * Answers for one call.
   *
   * @param tool null when the model asks for one that there is not, which cannot run whatever the
   *     answer is; {@code context.call()} has its name in any case
   * @throws RuntimeException what it throws ends the chain, save for {@link CancelToolCall} and
   *     {@link PauseChain}
   */
  Decision decide(@Nullable Tool tool, ToolContext context);
}
