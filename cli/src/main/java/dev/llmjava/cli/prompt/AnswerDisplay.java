package dev.llmjava.cli.prompt;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.display.Display;
import dev.llmjava.cli.display.EventLines;
import dev.llmjava.cli.display.InlineImage;
import dev.llmjava.cli.display.LiveText;
import dev.llmjava.cli.display.MarkdownText;
import dev.llmjava.cli.display.MediaDisplay;
import dev.llmjava.cli.display.RoundsDisplay;
import dev.llmjava.cli.display.WaitingDisplay;
import dev.llmjava.cli.display.WholeText;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.StatusLine;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.tool.ToolTrace;
import org.jspecify.annotations.Nullable;

/** Chooses how an answer is shown. */
final class AnswerDisplay {
  /** Who never wants Markdown: {@code LLM_MARKDOWN=0}. */
  static final String VARIABLE = "LLM_MARKDOWN";

  private final Arguments arguments;
  private final Session session;

  AnswerDisplay(Arguments arguments, Session session) {
    this.arguments = arguments;
    this.session = session;
  }

  /**
   * Makes it.
   *
   * @param streams whether the answer was asked for as it forms
   */
  Display of(Asked asked, boolean streams) {
    Display shown = withMedia(words(streams));
    if (asked instanceof Asked.InRounds) {
      shown = new RoundsDisplay(shown, ToolTrace.of(arguments, session.terminal()));
    }
    StatusLine status = session.status();
    return status == null ? shown : new WaitingDisplay(shown, status, asked.model());
  }

  private Display words(boolean streams) {
    Terminal terminal = session.terminal();
    if (arguments.has("events")) {
      return new EventLines(terminal);
    }
    if (arguments.has("json")) {
      return new LiveText(terminal, LiveText.Show.NOTHING);
    }
    boolean reasoning = !PromptSettings.hidesReasoning(arguments);
    if (isMarkdown()) {
      return new MarkdownText(terminal, reasoning && streams);
    }
    if (isBlock() || !streams) {
      return new WholeText(terminal, isBlock(), arguments.has("extract-last"));
    }
    return new LiveText(terminal, reasoning ? LiveText.Show.ALL : LiveText.Show.TEXT);
  }

  private boolean isBlock() {
    return arguments.has("extract") || arguments.has("extract-last");
  }

  /** Not where somebody wants the characters of an answer: a block of code, JSON. */
  private boolean isMarkdown() {
    Terminal terminal = session.terminal();
    return terminal.out().isTerminal()
        && !arguments.has("no-markdown")
        && !isBlock()
        && !SchemaInput.isGiven(arguments)
        && !Output.isDumb(terminal.environment())
        && !terminal.isOff(VARIABLE);
  }

  /** Files that come are saved where words are shown; the other forms hold them. */
  private Display withMedia(Display words) {
    boolean holds = arguments.has("events") || arguments.has("json") || isBlock();
    return holds ? words : new MediaDisplay(words, session, inline());
  }

  private @Nullable InlineImage inline() {
    boolean plain = !session.out().isTerminal() || arguments.has("no-markdown");
    return plain ? null : InlineImage.at(session.terminal());
  }
}
