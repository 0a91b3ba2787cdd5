package dev.llmjava.cli;

import org.jspecify.annotations.Nullable;

/** Where the words of a prompt come from. */
final class PromptText {
  private PromptText() {}

  /**
   * What is piped in, unless that is a fragment, then the argument. Somebody at a terminal is only
   * asked where there is nothing else to say.
   */
  static String read(@Nullable String argument, PromptFragments fragments, Terminal terminal) {
    String given = argument == null ? "" : argument;
    if (fragments.takeInput()) {
      return given;
    }
    if (!terminal.inputIsTerminal()) {
      String piped = terminal.readAll();
      return given.isEmpty() || piped.isEmpty() ? piped + given : piped + " " + given;
    }
    return argument == null && !fragments.saySomething()
        ? Interruption.whileAsking(terminal, terminal::readAll)
        : given;
  }
}
