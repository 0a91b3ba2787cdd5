package dev.llmjava.chat;

import java.util.Locale;

/** How much a model thinks before it answers. */
public enum Think {
  /** Nothing is asked for, whatever the chat says. */
  OFF,
  LOW,
  MEDIUM,
  HIGH,
  XHIGH,
  MAX;

  /**
   * Reads a level or its first letter: {@code l}, {@code low}, {@code x}, {@code xhigh}.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static Think parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "", "off" -> OFF;
      case "l", "low" -> LOW;
      case "m", "medium" -> MEDIUM;
      case "h", "high" -> HIGH;
      case "x", "xhigh" -> XHIGH;
      case "max" -> MAX;
      default ->
          throw new IllegalArgumentException(
              "no level of thinking is called \"" + text + "\"; there are l, m, h, x and max");
    };
  }

  /** As providers write it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
