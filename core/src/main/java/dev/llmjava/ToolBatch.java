package dev.llmjava;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * The calls of one answer, which run beside each other on virtual threads. First all of them are
 * decided about, in their order, then those run that may. One thread asks; any may close.
 */
final class ToolBatch implements AutoCloseable {
  private final List<PendingTool> calls;
  private final ChainSettings settings;
  private final Semaphore permits;
  private final Consumer<Part.ToolResult> keep;
  private final CompletableFuture<List<Part.ToolCall>> running = new CompletableFuture<>();
  private final List<Thread> threads = new ArrayList<>();
  private boolean closed;

  /**
   * @param keep told every result as soon as it is there, by the thread that has it
   */
  ToolBatch(List<PendingTool> calls, ChainSettings settings, Consumer<Part.ToolResult> keep) {
    this.calls = calls;
    this.settings = settings;
    this.permits = new Semaphore(settings.parallel());
    this.keep = keep;
  }

  /**
   * On a platform thread, which goes on when tools that never let go hold all that carry virtual
   * ones.
   */
  ToolBatch start() {
    start(Thread.ofPlatform().daemon().name("llm-tools").unstarted(this::decideAndRun));
    return this;
  }

  Part.ToolCall call(int position) {
    return calls.get(position).call();
  }

  int size() {
    return calls.size();
  }

  /** Those that run, once everything is decided. Throws what a hook threw. */
  List<Part.ToolCall> running() {
    return await(running);
  }

  /** What came of a call. Throws what a hook or the log threw. */
  ToolOutcome outcome(int position) {
    return await(calls.get(position).outcome());
  }

  /** What came of all calls. */
  List<Part.ToolResult> results() {
    var results = new ArrayList<Part.ToolResult>();
    var waiting = new ArrayList<String>();
    String why = "";
    for (int i = 0; i < size(); i++) {
      ToolOutcome outcome = outcome(i);
      if (outcome.result() != null) {
        results.add(outcome.result());
      } else {
        waiting.add("\"" + call(i).name() + "\"");
        why = outcome.waiting() == null ? why : outcome.waiting();
      }
    }
    if (!waiting.isEmpty()) {
      throw new LlmException.Paused(String.join(", ", waiting), why, results);
    }
    return results;
  }

  /** Interrupts everything that runs, and whoever waits here gets an error. Idempotent. */
  @Override
  public void close() {
    List<Thread> interrupted;
    synchronized (threads) {
      closed = true;
      interrupted = List.copyOf(threads);
    }
    fail(new LlmException.BrokenOff("the chain was closed while tools ran", null));
    interrupted.forEach(Thread::interrupt);
  }

  private void decideAndRun() {
    try {
      var may = new ArrayList<PendingTool>();
      for (PendingTool call : calls) {
        ToolOutcome decided = call.decide(settings);
        if (decided == null) {
          may.add(call);
        } else {
          finish(call, decided);
        }
      }
      running.complete(may.stream().map(PendingTool::call).toList());
      for (PendingTool call : may) {
        permits.acquire();
        launch(call);
      }
    } catch (InterruptedException e) {
      fail(new LlmException.BrokenOff("the chain was interrupted before its tools ran", e));
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  /** A call that takes too long is given up: its place is free, whatever its thread still does. */
  private void launch(PendingTool call) {
    Thread worker =
        Thread.ofVirtual()
            .name("llm-tool-" + call.call().name())
            .unstarted(() -> runAndRelease(call));
    Duration most = settings.timeout();
    var timeout =
        Timer.after(
            most,
            () -> {
              if (call.claim()) {
                worker.interrupt();
                startGivingUp(call, most);
              }
            });
    var unused = call.outcome().whenComplete((outcome, problem) -> timeout.cancel(false));
    start(worker);
  }

  private void runAndRelease(PendingTool call) {
    if (call.isClaimed()) {
      return; // given up before it had a thread to run on
    }
    try {
      ToolOutcome outcome = call.run(settings);
      if (call.claim()) {
        finishAndRelease(call, outcome);
      }
    } catch (Throwable e) {
      if (call.claim()) {
        call.outcome().completeExceptionally(e);
        permits.release();
      }
    }
  }

  /** Not on the timer's thread, because the log may block, nor on one that tools could hold. */
  private void startGivingUp(PendingTool call, Duration most) {
    Thread.ofPlatform()
        .daemon()
        .name("llm-tool-given-up")
        .start(() -> finishAndRelease(call, call.tooSlow(most)));
  }

  private void finishAndRelease(PendingTool call, ToolOutcome outcome) {
    try {
      finish(call, outcome);
    } catch (Throwable e) {
      call.outcome().completeExceptionally(e);
    } finally {
      permits.release();
    }
  }

  /**
   * A call that failed because closing interrupted it has no result, and runs again when the
   * history is gone on from.
   */
  private void finish(PendingTool call, ToolOutcome outcome) {
    Part.ToolResult result = outcome.result();
    if (result != null && (result.error() == null || !isClosed())) {
      keep.accept(result);
    }
    call.outcome().complete(outcome);
  }

  private boolean isClosed() {
    synchronized (threads) {
      return closed;
    }
  }

  private void fail(Throwable why) {
    running.completeExceptionally(why);
    calls.forEach(call -> call.outcome().completeExceptionally(why));
  }

  private void start(Thread thread) {
    synchronized (threads) {
      if (closed) {
        return;
      }
      threads.add(thread);
    }
    thread.start();
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LlmException.BrokenOff("interrupted while tools ran", e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException("running a tool failed: " + cause, cause);
    }
  }
}
