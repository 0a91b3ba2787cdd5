package dev.llmjava.model;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import org.jspecify.annotations.Nullable;

/** One call whose cost is held back before it begins, and settled when it is over. */
final class MeteredExchange implements Exchange {
  private final Model model;
  private final Prompt prompt;
  private final BudgetedModel prices;
  private @Nullable Exchange open;
  private Budget.@Nullable Reservation held;
  private @Nullable MeteredSink sink;
  private boolean closed;

  MeteredExchange(Model model, Prompt prompt, BudgetedModel prices) {
    this.model = model;
    this.prompt = prompt;
    this.prices = prices;
  }

  @Override
  public boolean step(PartSink out) {
    boolean goesOn = false;
    try {
      MeteredSink counting = counting(out);
      boolean more = exchange().step(counting);
      goesOn = more && !counting.finished();
      return more;
    } finally {
      if (!goesOn) {
        settle();
      }
    }
  }

  /** The size of a prompt is that of its files too, so reserving holds no lock. */
  private MeteredSink counting(PartSink out) {
    synchronized (this) {
      if (sink != null) {
        return sink;
      }
      requireOpen();
    }
    Budget.Reservation reserved = prices.reserve(prompt);
    var counting = new MeteredSink(out);
    synchronized (this) {
      held = reserved;
      sink = counting;
      requireOpen();
    }
    return counting;
  }

  private void requireOpen() {
    if (closed) {
      throw new LlmException.BrokenOff("closed before the answer began", null);
    }
  }

  /** Opening is another model's code, so it holds no lock. */
  private Exchange exchange() {
    synchronized (this) {
      if (open != null) {
        return open;
      }
    }
    Exchange opened = model.open(prompt);
    boolean late;
    synchronized (this) {
      open = opened;
      late = closed;
    }
    if (late) {
      opened.close();
    }
    return opened;
  }

  @Override
  public void close() {
    Exchange exchange;
    synchronized (this) {
      closed = true;
      exchange = open;
    }
    if (exchange != null) {
      exchange.close();
    }
    settle();
  }

  private synchronized void settle() {
    if (held == null || sink == null) {
      return;
    }
    held.settle(sink.cost(prices, prompt, held.estimate()));
  }
}
