package dev.llmjava.model;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelWrapper;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A model that is asked again when it fails before it has said anything. After its first word a
 * failure is final: what was read cannot be taken back.
 *
 * <p>Models that are asked over HTTP already send again what was refused for a passing reason, or
 * never reached the provider. This adds what they leave: an error inside of an answer, a connection
 * that broke before its first word, other counts for other kinds, and models that are not asked
 * over HTTP. The two multiply, so set the retries of the transport to 0 where this is to count
 * alone.
 */
public final class RetryingModel implements ModelWrapper {
  private final Model model;
  private final RetryPolicy policy;

  public RetryingModel(Model model, RetryPolicy policy) {
    this.model = model;
    this.policy = policy;
  }

  @Override
  public Model inside() {
    return model;
  }

  @Override
  public Exchange open(Prompt prompt) {
    return new Attempts(new Again(model, policy, prompt));
  }

  /** The same model each time. */
  private static final class Again implements Attempts.Plan {
    private final Model model;
    private final RetryPolicy policy;
    private final Prompt prompt;
    private int failures;

    Again(Model model, RetryPolicy policy, Prompt prompt) {
      this.model = model;
      this.policy = policy;
      this.prompt = prompt;
    }

    @Override
    public Exchange open() {
      return model.open(prompt);
    }

    @Override
    public @Nullable Duration next(LlmException failure, PartSink out) {
      return policy.pause(failure, ++failures);
    }
  }
}
