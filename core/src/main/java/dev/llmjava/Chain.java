package dev.llmjava;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
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

  private final Model model;
  private final ChainHistory history;
  private final ChainReading reading;

  Chain(Model model, Prompt prompt, ChainSettings settings) {
    this.model = model;
    history = new ChainHistory(prompt.messages(), settings);
    reading = new ChainReading(new ChainRun(model, prompt, settings, history));
  }

  /**
   * The events from the first on, of every answer and of the tools between them. The iterator waits
   * for the next one and throws what ended the chain; after {@link #close()} it ends. A pause is an
   * event, not an error.
   */
  public Iterable<ChainEvent> events() {
    return () -> new EventIterator<>(reading);
  }

  public Model model() {
    return model;
  }

  public State state() {
    return reading.state();
  }

  /**
   * The last answer. Waits for the end.
   *
   * @throws LlmException.Paused when calls wait for a decision
   * @throws LlmException.ChainLimitMet when the model still wants tools at the limit
   */
  public Response response() {
    requireAnswer();
    List<Response> all = history.responses();
    if (all.isEmpty()) {
      throw new IllegalStateException("the chain had nothing to ask");
    }
    return all.getLast();
  }

  /** The words of all answers, joined. Waits for the end, as {@link #response()} does. */
  public String text() {
    requireAnswer();
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

  /** The calls that a history ends in and nobody has answered: what a chain on it would run. */
  public static List<Part.ToolCall> pending(List<Message> history) {
    return PendingCalls.in(history).unanswered();
  }

  /**
   * The history with answers to the calls that it ends in, all in one message and in the order of
   * the calls. A result that belongs to none of them is left out.
   */
  public static List<Message> answered(List<Message> history, List<Part.ToolResult> results) {
    return PendingCalls.in(history).with(results);
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

  /**
   * Keeps every answer in a log, one after the other, and the results that no answer has taken in:
   * for a chain whose settings name no log, which is to be preferred where tools must not run
   * twice. Reads on to the end; what broke off is kept as {@link Response#logTo} keeps it.
   *
   * @param thread the conversation it belongs to; null for one of its own
   * @return the id of the conversation; empty when that is new and nothing was asked
   */
  public Optional<String> logTo(ResponseLog log, @Nullable String thread) {
    try {
      reading.readOn();
    } catch (RuntimeException e) {
      if (state() == State.OPEN) {
        throw e;
      }
    }
    String known = thread;
    for (Response response : history.responses()) {
      known = log.log(response, known);
    }
    if (known != null) {
      for (Part.ToolResult result : PendingCalls.in(messages()).answered()) {
        log.log(known, result);
      }
    }
    return Optional.ofNullable(known);
  }

  /** Why it failed, if it did. Never waits. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(reading.failure());
  }

  /**
   * Reads to the end, which may be a pause, on a virtual thread of its own, giving every event to
   * {@code each}. Cancelling the future closes this chain.
   */
  public CompletableFuture<Chain> readAsync(Consumer<? super ChainEvent> each) {
    return AsyncRead.start(reading, each, this);
  }

  /** The events as a publisher, as {@link Response#publisher()}. */
  public Flow.Publisher<ChainEvent> publisher() {
    return new EventPublisher<>(reading);
  }

  /**
   * Has {@code what} called once when the chain ends, however it does, on the thread that ends it;
   * at once if it has ended. What it throws goes to that thread's handler of uncaught exceptions.
   */
  public void onDone(Consumer<? super Chain> what) {
    reading.onDone(() -> what.accept(this));
  }

  /**
   * Stops it: the answer under way and every tool. Where it is logged, what had arrived is in the
   * log when this returns, unless a reader hangs. Idempotent; any thread.
   */
  @Override
  public void close() {
    reading.close();
  }

  private void requireAnswer() {
    reading.readOn();
    if (state() == State.PAUSED) {
      throw paused();
    }
    reading.requireWhole();
  }

  private LlmException.Paused paused() {
    PendingCalls calls = PendingCalls.in(messages());
    return new LlmException.Paused(
        calls.unanswered().stream()
            .map(call -> "\"" + call.name() + "\"")
            .collect(Collectors.joining(", ")),
        reading.whyPaused(),
        calls.answered());
  }

  /** How far it is; reads nothing. */
  @Override
  public String toString() {
    return "Chain[" + state() + "]";
  }
}
