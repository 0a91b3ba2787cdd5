package dev.llmjava.model;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.PartSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tries one exchange after another until one begins to answer; that one is then the only one. An
 * error that ends it all carries those before it as suppressed ones.
 */
public final class Attempts implements Exchange {
  /** What is tried. */
  public interface Plan {
    /** Opens the exchange of this try. */
    Exchange open();

    /**
     * Goes on to the next try.
     *
     * @param out where to say so
     * @return how long to wait before it; null when there is none
     */
    @Nullable Duration next(LlmException failure, PartSink out);
  }

  private final Plan plan;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<LlmException> failures = new ArrayList<>();
  private @Nullable HeldSink sink;
  private volatile @Nullable Exchange open;

  public Attempts(Plan plan) {
    this.plan = plan;
  }

  @Override
  public boolean step(PartSink out) {
    while (true) {
      HeldSink said = sink == null ? new HeldSink(out) : sink;
      sink = said;
      try {
        boolean more = exchange().step(said);
        if (more || said.begun()) {
          return more;
        }
        throw new LlmException.BrokenOff(
            "the answer broke off: the connection ended before the answer began", null);
      } catch (LlmException e) {
        Duration pause = said.begun() || isClosed() ? null : plan.next(e, out);
        if (pause == null) {
          throw withThoseBefore(e);
        }
        failures.add(e);
        giveUp();
        await(pause);
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    Exchange now = open;
    if (now != null) {
      now.close();
    }
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  private Exchange exchange() {
    Exchange known = open;
    if (known != null) {
      return known;
    }
    Exchange opened = plan.open();
    open = opened;
    if (isClosed()) {
      opened.close();
      throw new LlmException.BrokenOff("closed before the answer began", null);
    }
    return opened;
  }

  private void giveUp() {
    Exchange old = open;
    open = null;
    sink = null;
    if (old != null) {
      old.close();
    }
  }

  private void await(Duration pause) {
    try {
      if (closed.await(TimeUnit.NANOSECONDS.convert(pause), TimeUnit.NANOSECONDS)) {
        throw withThoseBefore(
            new LlmException.BrokenOff("closed while it waited to try again", null));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw withThoseBefore(
          new LlmException.BrokenOff("interrupted while it waited to try again", e));
    }
  }

  /** A model may throw one and the same exception again and again. */
  private LlmException withThoseBefore(LlmException last) {
    for (LlmException failure : failures) {
      if (!failure.equals(last) && !List.of(last.getSuppressed()).contains(failure)) {
        last.addSuppressed(failure);
      }
    }
    return last;
  }
}
