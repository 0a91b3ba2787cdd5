package dev.llmjava.chat;

import java.util.Locale;

/** How much of the web a model looks at for an answer. */
public enum Search {
  /** None, whatever the chat says. */
  OFF,
  LOW,
  MEDIUM,
  HIGH;

  /**
   * Reads a level or its first letter.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static Search parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "", "off" -> OFF;
      case "l", "low" -> LOW;
      case "m", "medium" -> MEDIUM;
      case "h", "high" -> HIGH;
      default ->
          throw new IllegalArgumentException(
              "no level of searching is called \"" + text + "\"; there are l, m and h");
    };
  }

  /** As providers write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
