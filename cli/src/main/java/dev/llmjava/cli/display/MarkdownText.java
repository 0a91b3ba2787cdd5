package dev.llmjava.cli.display;

import dev.llmjava.ChainEvent;
import dev.llmjava.StreamEvent;
import dev.llmjava.cli.markdown.MarkdownStream;
import dev.llmjava.cli.markdown.Screen;
import dev.llmjava.cli.terminal.DisplayWidth;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.terminal.TerminalWidth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text as Markdown on a terminal as it comes, and the reasoning dimmed on standard error.
 * Warnings wait until the text is complete, so that they do not break it.
 */
public final class MarkdownText implements Display {
  private static final String DIM = "2";

  private final Terminal terminal;
  private final boolean showsReasoning;
  private final List<StreamEvent> notices = new ArrayList<>();
  private @Nullable MarkdownStream text;
  private boolean inText;
  private boolean reasoning;

  public MarkdownText(Terminal terminal, boolean showsReasoning) {
    this.terminal = terminal;
    this.showsReasoning = showsReasoning;
  }

  /** Made for the first words: asking how wide the terminal is would hold up the question. */
  private MarkdownStream stream() {
    boolean colours = Output.hasColours(terminal.environment());
    var screen = new Screen(TerminalWidth.of(terminal), () -> new DisplayWidth()::add, colours);
    return new MarkdownStream(screen, terminal.out()::command);
  }

  @Override
  public void show(StreamEvent event) {
    if (event instanceof StreamEvent.TextDelta delta) {
      text(delta.text());
    } else if (event instanceof StreamEvent.RefusalDelta delta) {
      text(delta.text());
    } else if (event instanceof StreamEvent.ReasoningDelta delta) {
      reasoning(delta.text());
    } else if (event instanceof StreamEvent.Finished) {
      notices.add(event);
      stop();
    } else if (event instanceof StreamEvent.Warning) {
      notices.add(event);
      if (!inText) {
        stop();
      }
    }
  }

  private void text(String chunk) {
    if (chunk.isEmpty()) {
      return;
    }
    endReasoning();
    inText = true;
    text = text == null ? stream() : text;
    text.write(Output.harmless(chunk));
  }

  private void reasoning(String chunk) {
    if (showsReasoning && !chunk.isEmpty()) {
      if (inText) {
        stop();
      }
      terminal.err().styled(DIM, chunk);
      reasoning = true;
    }
  }

  private void endReasoning() {
    if (reasoning) {
      terminal.err().print("\n");
      reasoning = false;
    }
  }

  /** The answers of a chain are texts of their own. */
  @Override
  public void step(ChainEvent.Step step) {
    stop();
  }

  @Override
  public void stop() {
    endReasoning();
    if (inText && text != null) {
      inText = false;
      text.finish();
    }
    notices.forEach(event -> Display.notice(event, terminal));
    notices.clear();
  }

  @Override
  public void end() {
    stop();
  }
}
