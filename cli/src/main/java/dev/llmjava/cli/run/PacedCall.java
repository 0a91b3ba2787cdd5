package dev.llmjava.cli.run;

import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.PartSink;
import dev.llmjava.ProviderData;
import dev.llmjava.Usage;
import dev.llmjava.model.PassingSink;
import dev.llmjava.model.PromptSize;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One call of a model, which has its place in the pace until it is closed. */
final class PacedCall implements Exchange {
  private final Exchange inside;
  private final RunPace pace;
  private final long tokens;
  private final AtomicBoolean left = new AtomicBoolean();
  private volatile @Nullable Counted counted;
  private volatile boolean failed;

  /**
   * @param tokens that it was let in with
   */
  PacedCall(Exchange inside, RunPace pace, long tokens) {
    this.inside = inside;
    this.pace = pace;
    this.tokens = tokens;
  }

  @Override
  public boolean step(PartSink out) {
    Counted known = counted;
    Counted sink = known == null ? new Counted(out) : known;
    counted = sink;
    boolean stepped = false;
    try {
      boolean more = inside.step(sink);
      stepped = true;
      return more;
    } finally {
      failed |= !stepped;
    }
  }

  @Override
  public void close() {
    inside.close();
    if (left.compareAndSet(false, true)) {
      pace.settle(tokens, used());
      pace.leave(!failed);
    }
  }

  /** What is not told was as many as were expected; who said nothing took none. */
  private long used() {
    Counted sink = counted;
    if (sink == null || !sink.begun) {
      return 0;
    }
    return PromptSize.reported(sink.usage).orElse(tokens);
  }

  /** Keeps what the provider says that a call took. */
  private static final class Counted extends PassingSink {
    private volatile boolean begun;
    private volatile Usage usage = Usage.NONE;

    Counted(PartSink out) {
      super(out);
    }

    @Override
    protected void saying() {
      begun = true;
    }

    @Override
    public void finish(
        FinishReason reason, @Nullable String rawReason, Usage reported, ProviderData data) {
      usage = reported;
      super.finish(reason, rawReason, reported, data);
    }
  }
}
