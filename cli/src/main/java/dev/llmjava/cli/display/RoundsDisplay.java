package dev.llmjava.cli.display;

import dev.llmjava.ChainEvent;
import dev.llmjava.StreamEvent;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.tool.ToolTrace;
import org.jspecify.annotations.Nullable;

/**
 * Shows the rounds of a chain: a space keeps the words of one apart from those of the next, where
 * neither has brought its own. It is no part of any answer.
 */
public final class RoundsDisplay implements Display {
  private final Display inner;
  private final @Nullable ToolTrace trace;
  private char last = ' ';
  private boolean begun;

  /**
   * @param trace told of the tools that run; null for nobody
   */
  public RoundsDisplay(Display inner, @Nullable ToolTrace trace) {
    this.inner = inner;
    this.trace = trace;
  }

  @Override
  public void show(StreamEvent event) {
    String words = words(event);
    if (!words.isEmpty()) {
      if (!begun && !Character.isWhitespace(last) && !Character.isWhitespace(words.charAt(0))) {
        inner.gap();
      }
      begun = true;
      last = words.charAt(words.length() - 1);
    }
    inner.show(event);
  }

  private static String words(StreamEvent event) {
    if (event instanceof StreamEvent.TextDelta delta) {
      return delta.text();
    }
    return event instanceof StreamEvent.RefusalDelta delta ? delta.text() : "";
  }

  @Override
  public void step(ChainEvent.Step step) {
    if (step instanceof ChainEvent.ResponseFinished) {
      begun = false;
    }
    inner.step(step);
    if (trace != null) {
      inner.stop();
      trace.step(step);
    }
    if (step instanceof ChainEvent.Paused pause) {
      throw new Failure(waiting(pause));
    }
  }

  private static String waiting(ChainEvent.Paused pause) {
    String names =
        String.join(", ", pause.pending().stream().map(call -> "\"" + call.name() + "\"").toList());
    return "The answer waits for "
        + names
        + (pause.why().isBlank() ? "" : " (" + pause.why() + ")")
        + "; where it is logged, 'llm -c' goes on with it";
  }

  @Override
  public void end() {
    inner.end();
  }

  @Override
  public void stop() {
    inner.stop();
  }
}
