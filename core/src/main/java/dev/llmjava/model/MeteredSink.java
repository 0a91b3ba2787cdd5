package dev.llmjava.model;

import dev.llmjava.FinishReason;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Usage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts what arrives, and keeps the usage that the provider reports. */
final class MeteredSink extends PassingSink {
  private static final int CHARACTERS = 3;

  private final AtomicLong arrived = new AtomicLong();
  private volatile boolean begun;
  private volatile boolean free;
  private volatile @Nullable Usage usage;

  MeteredSink(PartSink out) {
    super(out);
  }

  boolean finished() {
    return usage != null;
  }

  /** What the call costs, as far as it has come. */
  Budget.Cost cost(BudgetedModel prices, Prompt prompt, Budget.Cost estimate) {
    Usage reported = usage;
    if (reported != null) {
      return free ? Budget.Cost.NOTHING : prices.real(reported).orElse(estimate);
    }
    return begun
        ? prices.estimate(prompt, PromptSize.tokens(prompt), arrived.get())
        : Budget.Cost.NOTHING;
  }

  @Override
  protected void saying() {
    begun = true;
  }

  @Override
  public void text(Object key, String chunk) {
    count(chunk);
    super.text(key, chunk);
  }

  @Override
  public void reasoning(Object key, String chunk) {
    count(chunk);
    super.reasoning(key, chunk);
  }

  @Override
  public void refusal(Object key, String provider, String chunk) {
    count(chunk);
    super.refusal(key, provider, chunk);
  }

  @Override
  public void toolInput(Object key, String json) {
    count(json);
    super.toolInput(key, json);
  }

  @Override
  public void finish(
      FinishReason reason, @Nullable String rawReason, Usage reported, ProviderData data) {
    free = CachedAnswer.gave(data);
    usage = reported;
    super.finish(reason, rawReason, reported, data);
  }

  /** A chunk is about a token; a long one has more. */
  private void count(String chunk) {
    arrived.addAndGet(1 + chunk.length() / CHARACTERS);
  }
}
