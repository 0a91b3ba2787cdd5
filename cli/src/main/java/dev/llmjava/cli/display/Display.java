package dev.llmjava.cli.display;

import dev.llmjava.ChainEvent;
import dev.llmjava.FinishReason;
import dev.llmjava.StreamEvent;
import dev.llmjava.cli.terminal.Terminal;

/** Shows what arrives, as it arrives. */
public interface Display {
  void show(StreamEvent event);

  /** What happens between the answers of a chain. */
  default void step(ChainEvent.Step step) {}

  /** The words that come next are another round's. */
  default void gap() {}

  /** All that was asked for is complete. */
  default void end() {}

  /** Nothing more comes, complete or not: what follows on standard error begins a line. */
  default void stop() {}

  /** Says on standard error what the user should know besides the answer. */
  static void notice(StreamEvent event, Terminal terminal) {
    if (event instanceof StreamEvent.Warning warning) {
      line(terminal, "Warning: " + warning.feature() + ": " + warning.message());
    } else if (event instanceof StreamEvent.Finished end
        && end.reason() == FinishReason.CONTENT_FILTER) {
      line(
          terminal,
          "The provider blocked the prompt or the answer"
              + (end.rawReason() == null ? "" : " (" + end.rawReason() + ")"));
    }
  }

  private static void line(Terminal terminal, String text) {
    terminal.err().print(text.replace('\n', ' ') + "\n");
  }
}
