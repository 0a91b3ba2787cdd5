package dev.llmjava.cli.run;

import dev.llmjava.cli.prompt.Asked;
import dev.llmjava.cli.prompt.Logging;
import dev.llmjava.cli.terminal.Failure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks what is to be asked, so many at a time, each on a virtual thread of its own. */
final class RunWork implements RunFile.Reader {
  private final RunPlan plan;
  private final RunPrompts prompts;
  private final Logging logging;
  private final RunSink sink;
  private final RunTally tally;
  private final int jobs;
  private final Semaphore places;
  private final Set<Asked> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable RuntimeException> fatal = new AtomicReference<>();
  private volatile boolean over;
  private volatile boolean stopped;

  RunWork(Setting setting, RunSink sink, RunTally tally, int jobs) {
    this.plan = setting.plan();
    this.prompts = setting.prompts();
    this.logging = setting.logging();
    this.sink = sink;
    this.tally = tally;
    this.jobs = jobs;
    this.places = new Semaphore(jobs);
  }

  /** What is asked, and where it is logged. */
  record Setting(RunPlan plan, RunPrompts prompts, Logging logging) {}

  /**
   * Asks all, and waits for the last.
   *
   * @throws RuntimeException what went wrong with the file, the log or the results
   */
  void run(RunFile file, int most) {
    try {
      if (!over) {
        sink.begin(plan.ids());
        file.each(most, this);
      }
    } catch (RuntimeException e) {
      end(e);
    }
    places.acquireUninterruptibly(jobs);
    RuntimeException why = fatal.get();
    if (why != null) {
      throw why;
    }
  }

  /** Waits for a place before an input is read, so that no more are in memory than are asked. */
  @Override
  public boolean take(RunInput input) {
    RunPlan.Item item = plan.item(input);
    if (item == null) {
      return true;
    }
    places.acquireUninterruptibly();
    if (over || tally.isEnough() || plan.isHopeless()) {
      places.release();
      return false;
    }
    if (item.model().patience().isOver()) {
      places.release();
      return true;
    }
    begin(input, item);
    return true;
  }

  private void begin(RunInput input, RunPlan.Item item) {
    item.model().patience().begin();
    boolean begun = false;
    try {
      RunPrompt prompt = prepared(input, item);
      if (prompt != null) {
        Thread.ofVirtual().name("llm-run").start(() -> work(prompt));
        begun = true;
      }
    } finally {
      if (!begun) {
        places.release();
      }
    }
  }

  /** Null when a file has gone or changed since all was checked. */
  private @Nullable RunPrompt prepared(RunInput input, RunPlan.Item item) {
    try {
      return prompts.of(input, item.id());
    } catch (RuntimeException e) {
      sink.add(RunResult.notAsked(new RunName(input.index(), input.place(), item.id(), ""), e));
      item.model().patience().failed(e);
      tally.fail(input.place(), e);
      return null;
    }
  }

  /** Whatever goes wrong here and is no answer's fault ends the run. */
  private void work(RunPrompt prompt) {
    tally.begin();
    try {
      ask(prompt);
    } catch (RuntimeException e) {
      end(e);
    } catch (Error e) {
      end(new Failure("unexpected " + e));
    } finally {
      tally.end();
      places.release();
    }
  }

  private void end(RuntimeException why) {
    fatal.compareAndSet(null, why);
    over = true;
  }

  private void ask(RunPrompt prompt) {
    Asked asked = prompt.ask(logging);
    open.add(asked);
    try {
      if (stopped) {
        return;
      }
      RuntimeException failure = read(asked);
      keep(prompt, asked, failure);
    } finally {
      open.remove(asked);
    }
  }

  private static @Nullable RuntimeException read(Asked asked) {
    try {
      asked.events().forEach(event -> {});
      return null;
    } catch (RuntimeException e) {
      asked.close();
      return e;
    }
  }

  /** What was interrupted is in the log, and is no result: it is asked again. */
  private void keep(RunPrompt prompt, Asked asked, @Nullable RuntimeException failure) {
    String thread = null;
    try {
      thread = asked.log(logging);
    } finally {
      if (!asked.closedEarly()) {
        var result = RunResult.of(prompt, asked, thread, failure);
        sink.add(result.toJson());
        count(result);
      }
    }
  }

  private void count(RunResult result) {
    tally.add(result);
    RunPatience patience = result.prompt().model().patience();
    if (result.failure() == null) {
      patience.answered();
    } else {
      patience.failed(result.failure());
    }
  }

  /** Whether {@link #stop} was called. */
  boolean stopped() {
    return stopped;
  }

  /** Stops those that run, and begins no other. Any thread. */
  void stop() {
    stopped = true;
    over = true;
    open.forEach(Asked::close);
    prompts.models().all().forEach(model -> model.pace().close());
  }
}
