package dev.llmjava.cli.prompt;

import dev.llmjava.cli.terminal.Interruption;
import dev.llmjava.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/** Where the words of a prompt come from. */
public final class PromptText {
  private PromptText() {}

  /**
   * What is piped in, unless that is a fragment, then the argument. Somebody at a terminal is only
   * asked where there is nothing else to say.
   *
   * @param inputIsTaken whether standard input is something else already
   * @param asks whether somebody at a terminal who gave no argument is asked for words
   */
  public static String read(
      @Nullable String argument, Terminal terminal, boolean inputIsTaken, boolean asks) {
    String given = argument == null ? "" : argument;
    if (inputIsTaken) {
      return given;
    }
    if (!terminal.inputIsTerminal()) {
      String piped = terminal.readAll();
      return given.isEmpty() || piped.isEmpty() ? piped + given : piped + " " + given;
    }
    return argument == null && asks ? Interruption.whileAsking(terminal, terminal::readAll) : given;
  }
}
