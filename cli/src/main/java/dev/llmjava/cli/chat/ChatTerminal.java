package dev.llmjava.cli.chat;

import dev.llmjava.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Chooses how the lines of a chat are read. */
final class ChatTerminal {
  /** What terminals are called that cannot move their cursor. */
  private static final Set<String> PLAIN = Set.of("", "dumb", "unknown");

  private ChatTerminal() {}

  /**
   * An editor of lines where somebody types at a terminal that can show it. Nothing of it is loaded
   * elsewhere.
   *
   * @param history asked for where lines are edited; null to keep what is typed for this chat only
   */
  static ChatLines lines(
      Terminal terminal, ChatCompletion completion, Supplier<@Nullable Path> history) {
    boolean edits =
        terminal.inputIsTerminal()
            && terminal.out().isTerminal()
            && !PLAIN.contains(terminal.variable("TERM"));
    ChatLines editor = edits ? LineEditor.open(terminal, completion, history.get()) : null;
    return editor == null ? new PlainLines(terminal) : editor;
  }
}
