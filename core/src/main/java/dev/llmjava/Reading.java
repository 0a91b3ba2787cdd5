package dev.llmjava;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as it is read: what was seen is kept, what comes next is taken off the wire when
 * somebody asks for it, and there is one outcome. Any thread may read, one at a time steps; any
 * thread may close.
 */
final class Reading implements EventSource<StreamEvent> {
  private final Model model;
  private final Prompt prompt;
  private final SeenEvents<StreamEvent> seen = new SeenEvents<>();
  private final Identity identity;
  private final PartAssembler assembler;
  private final ReentrantLock stepping = new ReentrantLock();
  private final Object lock = new Object();
  private @Nullable Exchange exchange;
  private @Nullable Instant started;
  private @Nullable Instant ended;
  private @Nullable RuntimeException failure;
  private volatile Response.State state = Response.State.OPEN;

  /**
   * @param exchange null to open one at the first read
   */
  Reading(Model model, Prompt prompt, @Nullable Exchange exchange) {
    this.model = model;
    this.prompt = prompt;
    this.exchange = exchange;
    this.identity = model.identity();
    this.assembler = new PartAssembler(seen::add, identity);
  }

  PartAssembler assembler() {
    return assembler;
  }

  List<StreamEvent.Warning> warnings() {
    var warnings = new ArrayList<StreamEvent.Warning>();
    int end = seen.size();
    for (int i = 0; i < end; i++) {
      if (seen.get(i) instanceof StreamEvent.Warning warning) {
        warnings.add(warning);
      }
    }
    return List.copyOf(warnings);
  }

  Response.State state() {
    return state;
  }

  @Nullable RuntimeException failure() {
    synchronized (lock) {
      return failure;
    }
  }

  @Nullable Instant started() {
    synchronized (lock) {
      return started;
    }
  }

  Duration duration() {
    synchronized (lock) {
      return started == null
          ? Duration.ZERO
          : Duration.between(started, ended == null ? identity.now() : ended);
    }
  }

  @Override
  public String name() {
    return "llm-response";
  }

  @Override
  public boolean last(int position, StreamEvent event) {
    return event instanceof StreamEvent.Finished;
  }

  @Override
  public void requireWhole() {
    await();
  }

  @Override
  public @Nullable StreamEvent event(int position) {
    StreamEvent known = seen.get(position);
    if (known != null) {
      return known;
    }
    stepping.lock();
    try {
      for (known = seen.get(position); known == null; known = seen.get(position)) {
        if (state != Response.State.OPEN) {
          return end();
        }
        step();
      }
      return known;
    } finally {
      stepping.unlock();
    }
  }

  /** Reads to the end. */
  StreamEvent.Finished await() {
    int position = seen.size();
    while (event(position) != null) {
      position++;
    }
    StreamEvent.Finished last = assembler.finished();
    if (state != Response.State.COMPLETE || last == null) {
      throw new LlmException.BrokenOff(
          "the response was closed before its end; partial() has what arrived", null);
    }
    return last;
  }

  /** Says when a response was asked that is told again. */
  void asked(@Nullable Instant at) {
    synchronized (lock) {
      started = at;
      ended = at;
    }
  }

  @Override
  public void close() {
    settle(Response.State.CLOSED_EARLY, null);
  }

  private @Nullable StreamEvent end() {
    RuntimeException why = failure();
    if (why != null) {
      throw why;
    }
    return null;
  }

  private void step() {
    try {
      Exchange open = exchange();
      if (open == null) {
        return;
      }
      boolean more = open.step(assembler);
      if (assembler.finished() != null) {
        settle(Response.State.COMPLETE, null);
      } else if (!more) {
        settle(Response.State.FAILED, truncated());
      }
    } catch (RuntimeException e) {
      boolean whole = assembler.finished() != null;
      settle(whole ? Response.State.COMPLETE : Response.State.FAILED, whole ? null : e);
    } catch (Error e) {
      settle(
          Response.State.FAILED, new IllegalStateException("reading the response failed: " + e, e));
      throw e;
    }
  }

  private static LlmException truncated() {
    return new LlmException.BrokenOff(
        "the answer broke off: the connection ended before the answer did", null);
  }

  /** Null when it was closed meanwhile. Opening is a plugin's code, so it holds no lock. */
  private @Nullable Exchange exchange() {
    synchronized (lock) {
      if (state != Response.State.OPEN || (exchange != null && started != null)) {
        return state == Response.State.OPEN ? exchange : null;
      }
      started = identity.now();
      if (exchange != null) {
        return exchange;
      }
    }
    Exchange opened = model.open(prompt);
    synchronized (lock) {
      if (state == Response.State.OPEN) {
        exchange = opened;
        return opened;
      }
    }
    opened.close();
    return null;
  }

  /**
   * Gives the connection up; the first outcome stays, so that an error which somebody's closing
   * brought about is not taken for a failure.
   */
  private void settle(Response.State last, @Nullable RuntimeException why) {
    Exchange open;
    synchronized (lock) {
      if (state == Response.State.OPEN) {
        ended = identity.now();
        failure = why;
        state = last;
      }
      open = exchange;
    }
    if (open != null) {
      open.close();
    }
  }
}
