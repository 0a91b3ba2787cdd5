package dev.llmjava.cli.chat;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A command that is a line of a chat.
 *
 * @param word what the line begins with, for example {@code !model}
 * @param takes what follows the word, for the help; empty for nothing
 * @param action given what follows the word
 * @param choices what may follow the word, asked for when somebody presses Tab
 */
record LineCommand(
    String word,
    String takes,
    String summary,
    Consumer<String> action,
    Supplier<List<String>> choices) {
  /** The word and what follows it, for the help. */
  String usage() {
    return takes.isEmpty() ? word : word + " " + takes;
  }
}
