package dev.llmjava.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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

  /** The one of that name; null for none. */
  static @Nullable CompletedShell find(String word) {
    for (CompletedShell shell : values()) {
      if (shell.word().equals(word)) {
        return shell;
      }
    }
    return null;
  }
}
