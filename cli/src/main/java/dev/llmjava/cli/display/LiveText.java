package dev.llmjava.cli.display;

import dev.llmjava.StreamEvent;
import dev.llmjava.cli.terminal.Terminal;

/** The text on standard output as it comes, and the reasoning dimmed on standard error. */
public final class LiveText implements Display {
  /** How much of an answer is shown. */
  public enum Show {
    ALL,
    TEXT,
    /** Warnings only. */
    NOTHING
  }

  private static final String DIM = "2";

  private final Terminal terminal;
  private final Show show;
  private boolean reasoning;

  public LiveText(Terminal terminal, Show show) {
    this.terminal = terminal;
    this.show = show;
  }

  /** Not a switch over types, which would cost milliseconds of a start. */
  @Override
  public void show(StreamEvent event) {
    if (event instanceof StreamEvent.TextDelta delta) {
      text(delta.text());
    } else if (event instanceof StreamEvent.RefusalDelta delta) {
      text(delta.text());
    } else if (event instanceof StreamEvent.ReasoningDelta delta) {
      reasoning(delta.text());
    } else if (event instanceof StreamEvent.Warning || event instanceof StreamEvent.Finished) {
      stop();
      Display.notice(event, terminal);
    }
  }

  @Override
  public void stop() {
    if (reasoning) {
      terminal.err().print("\n");
      reasoning = false;
    }
  }

  @Override
  public void end() {
    if (show != Show.NOTHING) {
      terminal.out().print("\n");
    }
  }

  @Override
  public void gap() {
    text(" ");
  }

  private void text(String chunk) {
    if (show == Show.NOTHING) {
      return;
    }
    stop();
    terminal.out().print(chunk);
  }

  private void reasoning(String chunk) {
    if (show == Show.ALL && !chunk.isEmpty()) {
      terminal.err().styled(DIM, chunk);
      reasoning = true;
    }
  }
}
