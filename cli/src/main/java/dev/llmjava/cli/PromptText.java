package dev.llmjava.cli;

import org.jspecify.annotations.Nullable;

/** Where the words of a prompt come from. */
final class PromptText {
  private PromptText() {}

  /** What is piped in, then the argument; somebody at a terminal is only asked without one. */
  static String read(@Nullable String argument, Terminal terminal) {
    if (terminal.inputIsTerminal() && argument != null) {
      return argument;
    }
    String piped =
        terminal.inputIsTerminal()
            ? Interruption.whileAsking(terminal, terminal::readAll)
            : terminal.readAll();
    if (argument == null || argument.isEmpty()) {
      return piped;
    }
    return piped.isEmpty() ? argument : piped + " " + argument;
  }
}
