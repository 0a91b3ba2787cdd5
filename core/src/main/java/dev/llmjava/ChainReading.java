package dev.llmjava;

import dev.llmjava.Chain.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A chain as it is read: what was seen is kept, the next step is taken when somebody asks for it,
 * and there is one outcome. Any thread may read, one at a time steps; any thread may close.
 */
final class ChainReading implements EventSource<ChainEvent> {
  /** How long closing waits for a reader to write the log. */
  private static final int LOG_SECONDS = 1;

  private final ChainRun run;
  private final SeenEvents<ChainEvent> seen = new SeenEvents<>();
  private final ReentrantLock stepping = new ReentrantLock();
  private final Object lock = new Object();
  private final List<Runnable> done = new ArrayList<>();
  private volatile State state = State.OPEN;
  private @Nullable RuntimeException failure;
  private volatile String paused = "";

  ChainReading(ChainRun run) {
    this.run = run;
  }

  @Override
  public String name() {
    return "llm-chain";
  }

  State state() {
    return state;
  }

  /** Why calls wait; empty when none does or nobody said. */
  String whyPaused() {
    return paused;
  }

  @Nullable RuntimeException failure() {
    synchronized (lock) {
      return failure;
    }
  }

  @Override
  public boolean last(int position, ChainEvent event) {
    boolean whole = state == State.COMPLETE || state == State.PAUSED;
    return whole && position == seen.size() - 1;
  }

  /** Reads to the end. */
  void readOn() {
    int position = seen.size();
    while (event(position) != null) {
      position++;
    }
  }

  /** A pause is an end like another for who reads events. */
  @Override
  public void requireWhole() {
    if (state == State.CLOSED_EARLY) {
      throw new LlmException.BrokenOff(
          "the chain was closed before its end; messages() has what there is", null);
    }
  }

  void onDone(Runnable what) {
    synchronized (lock) {
      if (state == State.OPEN) {
        done.add(what);
        return;
      }
    }
    what.run();
  }

  @Override
  public void close() {
    settle(State.CLOSED_EARLY, null);
    run.close();
    if (run.isLogged()) {
      awaitReader();
    }
    wrapUp();
  }

  @Override
  public @Nullable ChainEvent event(int position) {
    ChainEvent known = seen.get(position);
    if (known != null) {
      return known;
    }
    try {
      return live(position);
    } finally {
      if (state != State.OPEN) {
        wrapUp();
      }
    }
  }

  private @Nullable ChainEvent live(int position) {
    stepping.lock();
    try {
      ChainEvent known = seen.get(position);
      for (; known == null; known = seen.get(position)) {
        if (state != State.OPEN) {
          logUnfinished(); // nobody is told of the end before that
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
    RuntimeException why = failure();
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
    } catch (Error e) {
      settle(State.FAILED, new IllegalStateException("the chain failed: " + e, e));
      run.close();
      throw e;
    }
  }

  /** A reader whose step ends by the closing of the chain logs what it has; that takes a moment. */
  private void awaitReader() {
    if (stepping.isHeldByCurrentThread()) {
      return;
    }
    try {
      if (stepping.tryLock(LOG_SECONDS, TimeUnit.SECONDS)) {
        stepping.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the reader logs it all the same
    }
  }

  /**
   * What is left to do after the end. Nobody may be in a step meanwhile, and whoever is comes here
   * afterwards.
   */
  private void wrapUp() {
    if (!stepping.isHeldByCurrentThread() && stepping.tryLock()) {
      try {
        logUnfinished();
      } finally {
        stepping.unlock();
      }
    }
    tell();
  }

  /** That the log fails says less than what ended the chain, but it is said. */
  private void logUnfinished() {
    try {
      run.logUnfinished();
    } catch (RuntimeException e) {
      synchronized (lock) {
        if (failure == null) {
          failure = e;
        } else if (!failure.equals(e)) {
          failure.addSuppressed(e);
        }
      }
    }
  }

  private void settle(State last, @Nullable RuntimeException why) {
    synchronized (lock) {
      if (state == State.OPEN) {
        failure = why;
        state = last;
      }
    }
  }

  /** One that throws does not keep the others from being told. */
  private void tell() {
    List<Runnable> told;
    synchronized (lock) {
      told = List.copyOf(done);
      done.clear();
    }
    for (Runnable one : told) {
      try {
        one.run();
      } catch (RuntimeException e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }
}
