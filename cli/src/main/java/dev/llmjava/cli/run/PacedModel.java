package dev.llmjava.cli.run;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelWrapper;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.RefusalKind;
import dev.llmjava.model.Attempts;
import dev.llmjava.model.PromptSize;
import dev.llmjava.model.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A model that keeps to the pace of a run. What passes is tried again: limits for some minutes, as
 * nobody waits for the single answer, and all else as a prompt would be.
 */
record PacedModel(Model inside, RunPace pace) implements ModelWrapper {
  private static final int PATIENT = 10;

  private static final RetryPolicy POLICY =
      RetryPolicy.STANDARD
          .withAttempts(RefusalKind.RATE_LIMITED, PATIENT)
          .withAttempts(RefusalKind.OVERLOADED, PATIENT)
          .withPauses(Duration.ofMillis(500), Duration.ofMinutes(5));

  /** OpenAI's word for an account without money, which no waiting helps. */
  private static final String NO_MONEY = "insufficient_quota";

  @Override
  public Exchange open(Prompt prompt) {
    return new Attempts(new Calls(inside, pace, prompt));
  }

  private static final class Calls implements Attempts.Plan {
    private final Model model;
    private final RunPace pace;
    private final Prompt prompt;
    private int limits;
    private int others;
    private long entered;

    Calls(Model model, RunPace pace, Prompt prompt) {
      this.model = model;
      this.pace = pace;
      this.prompt = prompt;
    }

    @Override
    public Exchange open() {
      long tokens = pace.countsTokens() ? expected() : 0;
      entered = pace.enter(tokens);
      boolean opened = false;
      try {
        Exchange call = new PacedCall(model.open(prompt), pace, tokens);
        opened = true;
        return call;
      } finally {
        if (!opened) {
          pace.settle(tokens, 0);
          pace.leave(false);
        }
      }
    }

    private long expected() {
      return PromptSize.tokens(prompt) + PromptSize.longestAnswer(prompt).orElse(0);
    }

    @Override
    public @Nullable Duration next(LlmException failure, PartSink out) {
      boolean tooMuch = isTooMuch(failure);
      int failures = tooMuch ? ++limits : ++others;
      Duration pause = isOutOfMoney(failure) ? null : POLICY.pause(failure, failures);
      if (pause != null && tooMuch) {
        pace.slowDown(entered, pause);
      }
      return pause;
    }

    private static boolean isOutOfMoney(LlmException failure) {
      return failure instanceof LlmException.Refused refused
          && refused.type().filter(NO_MONEY::equals).isPresent();
    }

    private static boolean isTooMuch(LlmException failure) {
      return failure instanceof LlmException.Refused refused
          && (refused.kind() == RefusalKind.RATE_LIMITED
              || refused.kind() == RefusalKind.OVERLOADED);
    }
  }
}
