package dev.llmjava;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The tool loop: asks, runs what the answer calls for, asks again, until an answer calls for
 * nothing. What comes next is read off the history alone, so a prompt whose messages end in
 * unanswered calls goes on with those calls: resuming after a pause, a crash or a restart is
 * starting a chain with the messages that there are.
 *
 * <p>Lazy, like a {@link Response}: every step is taken when somebody reads on, except that calls
 * that have begun run by themselves. Any thread may read, one at a time takes the next step; any
 * thread may call {@link #close()}, which interrupts tools.
 */
public final class Chain implements AutoCloseable {
  /** How far it has come. */
  public enum State {
    OPEN,
    COMPLETE,
    /** Calls wait for a decision: {@link #pending()}. */
    PAUSED,
    /** {@link #close()} was called before the end. */
    CLOSED_EARLY,
    FAILED
  }

  private final ChainHistory history;
  private final ChainRun run;
  private final SeenEvents<ChainEvent> seen = new SeenEvents<>();
  private final ReentrantLock stepping = new ReentrantLock();
  private final Object lock = new Object();
  private final List<Consumer<? super Chain>> done = new ArrayList<>();
  private volatile State state = State.OPEN;
  private @Nullable RuntimeException failure;
  private @Nullable String paused;

  Chain(Model model, Prompt prompt, ChainSettings settings) {
    history = new ChainHistory(prompt.messages(), settings);
    run = new ChainRun(model, prompt, settings, history);
  }

  /**
   * The events from the first on, of every answer and of the tools between them. The iterator waits
   * for the next one and throws what ended the chain; after {@link #close()} it ends. A pause is an
   * event, not an error.
   */
  public Iterable<ChainEvent> events() {
    return () -> new EventIterator<>(source());
  }

  public State state() {
    return state;
  }

  /**
   * The last answer. Waits for the end.
   *
   * @throws LlmException.Paused when calls wait for a decision
   * @throws LlmException.ChainLimitMet when the model still wants tools at the limit
   */
  public Response response() {
    requireWhole();
    List<Response> all = history.responses();
    if (all.isEmpty()) {
      throw new IllegalStateException("the chain had nothing to ask");
    }
    return all.getLast();
  }

  /** The words of all answers, joined. Waits for the end, as {@link #response()} does. */
  public String text() {
    requireWhole();
    return history.responses().stream().map(Response::text).collect(Collectors.joining());
  }

  /** The answers that have begun, the last of which may be under way. Never waits. */
  public List<Response> responses() {
    return history.responses();
  }

  /**
   * The whole history so far: what was given, every whole answer, every result. This is what to
   * keep and to go on from. Never waits.
   */
  public List<Message> messages() {
    return history.messages();
  }

  /** The calls that nobody has answered, those that run among them. Never waits. */
  public List<Part.ToolCall> pending() {
    return history.pending();
  }

  /** Tokens of all whole answers so far. Never waits. */
  public Usage usage() {
    Usage sum = Usage.NONE;
    for (Response response : history.responses()) {
      sum = sum.plus(response.ending().map(StreamEvent.Finished::usage).orElse(Usage.NONE));
    }
    return sum;
  }

  /** The conversation it is logged as; empty when nothing was logged. Never waits. */
  public Optional<String> thread() {
    return Optional.ofNullable(history.thread());
  }

  /** Why it failed, if it did. Never waits. */
  public Optional<RuntimeException> failure() {
    synchronized (lock) {
      return Optional.ofNullable(failure);
    }
  }

  /**
   * Reads to the end, which may be a pause, on a virtual thread of its own, giving every event to
   * {@code each}. Cancelling the future closes this chain.
   */
  public CompletableFuture<Chain> readAsync(Consumer<? super ChainEvent> each) {
    return AsyncRead.start(source(), each, this);
  }

  /** The events as a publisher, as {@link Response#publisher()}. */
  public Flow.Publisher<ChainEvent> publisher() {
    return new EventPublisher<>(source());
  }

  /**
   * Has {@code what} called once when the chain ends, however it does, on the thread that ends it;
   * at once if it has ended.
   */
  public void onDone(Consumer<? super Chain> what) {
    synchronized (lock) {
      if (state == State.OPEN) {
        done.add(what);
        return;
      }
    }
    what.accept(this);
  }

  /** Stops it: the answer under way and every tool. Idempotent; any thread. */
  @Override
  public void close() {
    settle(State.CLOSED_EARLY, null);
    run.close();
    if (stepping.tryLock()) {
      try {
        logUnfinished();
      } finally {
        stepping.unlock();
      }
    }
  }

  private @Nullable ChainEvent event(int position) {
    ChainEvent known = seen.get(position);
    if (known != null) {
      return known;
    }
    stepping.lock();
    try {
      for (known = seen.get(position); known == null; known = seen.get(position)) {
        if (state != State.OPEN) {
          return end();
        }
        step();
      }
      return known;
    } finally {
      stepping.unlock();
    }
  }

  private @Nullable ChainEvent end() {
    RuntimeException why = failure().orElse(null);
    if (why != null) {
      throw why;
    }
    return null;
  }

  private void step() {
    try {
      ChainEvent next = run.next();
      if (next != null) {
        seen.add(next);
      }
      if (next instanceof ChainEvent.Paused pause) {
        paused = pause.why();
        settle(State.PAUSED, null);
      } else if (run.over()) {
        settle(State.COMPLETE, null);
      }
    } catch (RuntimeException e) {
      settle(State.FAILED, e);
      run.close();
      logUnfinished();
    }
  }

  /** What had arrived of an answer that broke off is logged; that may fail too, and says less. */
  private void logUnfinished() {
    try {
      run.logUnfinished();
    } catch (RuntimeException e) {
      failure().ifPresent(why -> why.addSuppressed(e));
    }
  }

  private void requireWhole() {
    for (int i = seen.size(); event(i) != null; i++) {
      // reads on
    }
    if (state == State.PAUSED) {
      throw paused();
    }
    if (state != State.COMPLETE) {
      throw new LlmException.BrokenOff(
          "the chain was closed before its end; messages() has what there is", null);
    }
  }

  private LlmException.Paused paused() {
    PendingCalls calls = PendingCalls.in(messages());
    return new LlmException.Paused(
        calls.unanswered().stream()
            .map(call -> "\"" + call.name() + "\"")
            .collect(Collectors.joining(", ")),
        paused == null ? "" : paused,
        calls.answered());
  }

  private void settle(State last, @Nullable RuntimeException why) {
    List<Consumer<? super Chain>> told;
    synchronized (lock) {
      if (state != State.OPEN) {
        return;
      }
      failure = why;
      state = last;
      told = List.copyOf(done);
      done.clear();
    }
    told.forEach(one -> one.accept(this));
  }

  private EventSource<ChainEvent> source() {
    return new EventSource<>() {
      @Override
      public String name() {
        return "llm-chain";
      }

      @Override
      public @Nullable ChainEvent event(int position) {
        return Chain.this.event(position);
      }

      @Override
      public boolean last(int position, ChainEvent event) {
        return state != State.OPEN && position == seen.size() - 1;
      }

      @Override
      public void requireWhole() {
        if (state == State.CLOSED_EARLY) {
          Chain.this.requireWhole();
        }
      }

      @Override
      public void close() {
        Chain.this.close();
      }
    };
  }
}
