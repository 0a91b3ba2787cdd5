package dev.llmjava.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The shells that have a script. */
enum CompletedShell {
  BASH,
  ZSH,
  FISH;

  /** As users write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> words() {
    var words = new ArrayList<String>();
    for (CompletedShell shell : values()) {
      words.add(shell.word());
    }
    return words;
  }

  /**
   * The one of that name.
   *
   * @throws Failure when there is none
   */
  static CompletedShell named(String word) {
    for (CompletedShell shell : values()) {
      if (shell.word().equals(word)) {
        return shell;
      }
    }
    throw new Failure(
        "no completion for the shell \"" + word + "\"; there is one for bash, zsh and fish");
  }
}
