package dev.llmjava;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The steps of one chain, each taken when somebody reads on: an event of the answer under way, the
 * result of a call, or whatever the history asks for next. One thread steps; any may close.
 */
final class ChainRun {
  /**
   * Anthropic's word for an answer that goes on when it is sent back (Messages API, stop reasons).
   */
  private static final String PAUSED_TURN = "pause_turn";

  /** A server that pauses more often than this makes no progress. */
  private static final int MOST_PAUSED_TURNS = 20;

  private final Model model;
  private final Prompt first;
  private final ChainSettings settings;
  private final ChainHistory history;
  private final Queue<ChainEvent> ready = new ArrayDeque<>();
  private @Nullable Response answering;
  private int read;
  private @Nullable ToolBatch batch;
  private @Nullable PendingCalls calls;
  private List<ToolOutcome> outcomes = new ArrayList<>();
  private int rounds;
  private int pausedTurns;
  private boolean answered;
  private boolean stopped;
  private boolean closing; // the answer under way is the last one
  private boolean closed;
  private boolean over;

  ChainRun(Model model, Prompt first, ChainSettings settings, ChainHistory history) {
    this.model = model;
    this.first = first;
    this.settings = settings;
    this.history = history;
  }

  /** The next event, waiting for it; null when there is none. */
  @Nullable ChainEvent next() {
    while (ready.isEmpty() && !over) {
      Response open = answering;
      ToolBatch running = batch;
      if (open != null) {
        read(open);
      } else if (running != null) {
        collect(running);
      } else {
        begin();
      }
    }
    return ready.poll();
  }

  boolean over() {
    return over && ready.isEmpty();
  }

  /** Ends what is under way. Any thread. */
  void close() {
    Response open;
    ToolBatch running;
    synchronized (this) {
      closed = true;
      open = answering;
      running = batch;
    }
    if (open != null) {
      open.close();
    }
    if (running != null) {
      running.close();
    }
  }

  boolean isLogged() {
    return settings.log() != null;
  }

  /**
   * Has the log keep what had arrived of the answer under way, all of which may have come without
   * anybody reading on. The stepping thread's.
   */
  void logUnfinished() {
    Response open = answering;
    if (open == null) {
      return;
    }
    open.close();
    noMore();
    if (open.state() == Response.State.COMPLETE) {
      history.answered(open);
    } else {
      history.log(open);
    }
  }

  private synchronized void noMore() {
    answering = null;
  }

  private void begin() {
    switch (NextStep.of(history.messages(), answered)) {
      case NextStep.Ask ask -> ask();
      case NextStep.RunTools tools -> runTools(tools.calls());
      case NextStep.Rest rest -> over = true;
    }
  }

  private void ask() {
    if (stopped && !(settings.limit() instanceof ChainLimit.Summarise)) {
      over = true;
      return;
    }
    Prompt said = said();
    if (said != null) {
      said.messages().forEach(history::add);
    }
    Prompt prompt = nextPrompt();
    synchronized (this) {
      if (!closed) {
        answering = history.start(model.prompt(prompt));
        read = 0;
        return;
      }
    }
    over = true;
  }

  /** The first prompt as it was given; what is forced in it is forced once. */
  private Prompt nextPrompt() {
    boolean fresh = history.responses().isEmpty() && rounds == 0;
    if (settings.limit() instanceof ChainLimit.Summarise limit) {
      closing = rounds >= limit.toolRounds() || stopped;
      if (closing && !fresh) {
        history.add(Message.user(limit.finalPrompt()));
      }
    }
    Prompt next = fresh && said() == null ? first : followingPrompt();
    return closing ? next.withoutTools() : fresh ? next : next.unforced();
  }

  private Prompt followingPrompt() {
    Prompt said = said();
    return said == null
        ? first.nextRound(history.messages())
        : first.nextTurn(history.messages(), said);
  }

  /** What is said before the first answer, a turn of its own with its fragments; null later. */
  private @Nullable Prompt said() {
    return history.responses().isEmpty() ? settings.next() : null;
  }

  private void read(Response open) {
    StreamEvent event = open.event(read++);
    if (event != null) {
      ready.add(event);
      return;
    }
    StreamEvent.Finished end = open.finished();
    noMore();
    history.answered(open);
    answered = !goesOn(end);
    ready.add(new ChainEvent.ResponseFinished(open));
    over = closing;
  }

  private boolean goesOn(StreamEvent.Finished end) {
    return PAUSED_TURN.equals(end.rawReason()) && ++pausedTurns <= MOST_PAUSED_TURNS;
  }

  private void runTools(PendingCalls pending) {
    if (first.tools().isEmpty() && history.responses().isEmpty()) {
      throw new LlmException.Setup(
          "the messages end in a call of \""
              + pending.unanswered().getFirst().name()
              + "\", but the prompt has no tools; give them again, or the call's result");
    }
    if (settings.limit() instanceof ChainLimit.Fail limit
        && limit.responses() > 0
        && history.responses().size() >= limit.responses()) {
      throw new LlmException.ChainLimitMet(limit.responses());
    }
    ToolBatch started = new ToolBatch(history.tools(pending, first), settings, history::keep);
    synchronized (this) {
      if (closed) {
        over = true;
        return;
      }
      calls = pending;
      batch = started;
    }
    rounds++;
    outcomes = new ArrayList<>();
    started.start().running().forEach(call -> ready.add(new ChainEvent.ToolStarted(call)));
  }

  private void collect(ToolBatch running) {
    if (outcomes.size() == running.size()) {
      endBatch();
      return;
    }
    Part.ToolCall call = running.call(outcomes.size());
    ToolOutcome outcome = running.outcome(outcomes.size());
    outcomes.add(outcome);
    if (outcome.result() != null) {
      stopped |= outcome.stop();
      ready.add(
          new ChainEvent.ToolFinished(call, outcome.result(), outcome.whole(), outcome.took()));
    }
  }

  private void endBatch() {
    PendingCalls pending = calls;
    if (pending == null) {
      throw new IllegalStateException("a batch without calls");
    }
    var results = new ArrayList<Part.ToolResult>();
    String why = null;
    for (ToolOutcome outcome : outcomes) {
      if (outcome.result() != null) {
        results.add(outcome.result());
      } else if (why == null) {
        why = outcome.waiting();
      }
    }
    history.replace(pending.with(results));
    synchronized (this) {
      batch = null;
    }
    answered = false;
    if (why != null) {
      ready.add(new ChainEvent.Paused(history.pending(), why));
      over = true;
    }
  }
}
