package dev.llmjava;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One call of a batch, from the decision about it to its outcome, of which there is one. */
final class PendingTool {
  private final @Nullable Tool tool;
  private final ToolContext context;
  private final boolean cutOff;
  private final CompletableFuture<ToolOutcome> outcome = new CompletableFuture<>();
  private final AtomicBoolean claimed = new AtomicBoolean();

  /**
   * @param tool null when there is none of that name
   * @param cutOff whether a token limit may have cut the call
   */
  PendingTool(@Nullable Tool tool, ToolContext context, boolean cutOff) {
    this.tool = tool;
    this.context = context;
    this.cutOff = cutOff;
  }

  Part.ToolCall call() {
    return context.call();
  }

  CompletableFuture<ToolOutcome> outcome() {
    return outcome;
  }

  /** Null when it may run. */
  @Nullable ToolOutcome decide(ChainSettings settings) {
    Part.ToolCall call = call();
    try {
      settings.before().before(tool, call);
      ToolOutcome decided = decided(settings.gate().decide(tool, context));
      if (decided != null) {
        return decided;
      }
    } catch (CancelToolCall e) {
      return ToolOutcome.unrun(ToolRunner.cancelled(call, String.valueOf(e.getMessage())));
    } catch (PauseChain e) {
      return ToolOutcome.waits(e.getMessage());
    }
    Part.ToolResult refusal = ToolRunner.refusal(tool, call, cutOff);
    return refusal == null ? null : ToolOutcome.unrun(refusal);
  }

  private @Nullable ToolOutcome decided(ToolGate.@Nullable Decision decision) {
    return switch (decision) {
      case null ->
          throw new IllegalStateException(
              "the gate gave null for \""
                  + call().name()
                  + "\"; return Decision.RUN, a Deny or a Wait");
      case ToolGate.Decision.Run run -> null;
      case ToolGate.Decision.Deny(String why) ->
          ToolOutcome.unrun(ToolRunner.cancelled(call(), why));
      case ToolGate.Decision.Wait(String why) -> ToolOutcome.waits(why);
    };
  }

  ToolOutcome run(ChainSettings settings) {
    if (tool == null) {
      throw new IllegalStateException("decided to run a tool that is not there");
    }
    long start = System.nanoTime();
    try {
      ToolRunner.Ran ran = ToolRunner.run(tool, context);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (!claimed.get() && !outcome.isDone()) {
        settings.after().after(tool, call(), ran.result());
      }
      return ToolOutcome.ran(ran, took);
    } catch (PauseChain e) {
      return ToolOutcome.waits(e.getMessage());
    }
  }

  /** Whether somebody has said, or is about to say, what came of it. */
  boolean isClaimed() {
    return claimed.get();
  }

  /** True once, for whoever may say what came of it. */
  boolean claim() {
    return claimed.compareAndSet(false, true);
  }

  ToolOutcome tooSlow(Duration most) {
    Part.ToolResult result =
        ToolRunner.failed(call(), "no answer within " + words(most) + "; it was given up");
    return new ToolOutcome(result, null, false, false, most);
  }

  private static String words(Duration span) {
    boolean minutes = span.toSeconds() >= 60 && span.toSeconds() % 60 == 0;
    String number =
        minutes
            ? "" + span.toMinutes()
            : BigDecimal.valueOf(span.toMillis(), 3).stripTrailingZeros().toPlainString();
    return number + (minutes ? " minute" : " second") + (number.equals("1") ? "" : "s");
  }
}
