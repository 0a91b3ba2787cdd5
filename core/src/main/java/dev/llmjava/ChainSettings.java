package dev.llmjava;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a chain runs tools and when it ends. Immutable; may serve many chains.
 *
 * @param limit how long it may go on
 * @param before called with every call before it runs, the first thing that may stop it: it throws
 *     {@link CancelToolCall} or {@link PauseChain}
 * @param gate decides about every call after that
 * @param after called with every call that ran, and its result
 * @param parallel how many calls run at the same time
 * @param timeout what one call may take
 * @param log where every answer is kept as soon as it ends, and every result as soon as it is
 *     there, so that a chain can go on in another process; null for nowhere
 * @param thread the conversation it is logged as; null for a new one
 * @param next what is said once the calls that the history ends in have their results, before the
 *     model is asked: the messages of a prompt, and its fragments; null for nothing
 */
public record ChainSettings(
    ChainLimit limit,
    BeforeCall before,
    ToolGate gate,
    AfterCall after,
    int parallel,
    Duration timeout,
    @Nullable ResponseLog log,
    @Nullable String thread,
    @Nullable Prompt next) {
  /** No limit, no hooks, eight calls at a time, ten minutes for each. */
  public static final ChainSettings STANDARD =
      new ChainSettings(
          ChainLimit.NONE,
          (tool, call) -> {},
          ToolGate.OPEN,
          (tool, call, result) -> {},
          8,
          Duration.ofMinutes(10),
          null,
          null,
          null);

  /** Looks at a call before it runs. Called one after the other, on a thread of the chain's. */
  @FunctionalInterface
  public interface BeforeCall {
    /**
     * Throws {@link CancelToolCall} to tell the model no, {@link PauseChain} to wait; anything else
     * that is thrown ends the chain.
     *
     * @param tool null when there is none of that name
     */
    void before(@Nullable Tool tool, Part.ToolCall call);
  }

  /** Looks at a result. Called on the thread of its call, so perhaps several at a time. */
  @FunctionalInterface
  public interface AfterCall {
    /** Whatever this throws ends the chain. Not called for a call that did not run. */
    void after(Tool tool, Part.ToolCall call, Part.ToolResult result);
  }

  public ChainSettings {
    if (parallel < 1) {
      throw new IllegalArgumentException("one call at a time is the least: " + parallel);
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("a time-out must be longer than zero, not " + timeout);
    }
  }

  public ChainSettings limit(ChainLimit value) {
    return new ChainSettings(value, before, gate, after, parallel, timeout, log, thread, next);
  }

  public ChainSettings beforeCall(BeforeCall value) {
    return new ChainSettings(limit, value, gate, after, parallel, timeout, log, thread, next);
  }

  public ChainSettings gate(ToolGate value) {
    return new ChainSettings(limit, before, value, after, parallel, timeout, log, thread, next);
  }

  public ChainSettings afterCall(AfterCall value) {
    return new ChainSettings(limit, before, gate, value, parallel, timeout, log, thread, next);
  }

  public ChainSettings parallel(int calls) {
    return new ChainSettings(limit, before, gate, after, calls, timeout, log, thread, next);
  }

  public ChainSettings timeout(Duration each) {
    return new ChainSettings(limit, before, gate, after, parallel, each, log, thread, next);
  }

  public ChainSettings logTo(ResponseLog where, @Nullable String conversation) {
    return new ChainSettings(
        limit, before, gate, after, parallel, timeout, where, conversation, next);
  }

  public ChainSettings thenSay(Prompt turn) {
    return new ChainSettings(limit, before, gate, after, parallel, timeout, log, thread, turn);
  }

  ChainSettings unlogged() {
    return new ChainSettings(limit, before, gate, after, parallel, timeout, null, null, next);
  }
}
