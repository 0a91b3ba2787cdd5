package dev.llmjava.chat;

import java.util.List;

/**
 * Words on their way into a transcript. A line that would be read as one of the transcript's own
 * gets a backslash in front, which Markdown does not show; reading takes it away. Pieces of any
 * size in, and out at once, but for the beginning of a line that may become such a one. One thread.
 */
final class TranscriptText {
  private static final char ESCAPE = '\\';

  /** How the lines begin that a transcript is made of. */
  private static final List<String> OWN =
      List.of(
          "<details class='tool-usage-details'",
          "<details class=\"tool-usage-details\"",
          "<details class='token-usage-details'",
          "<details class=\"token-usage-details\"",
          "<!-- user -->",
          "<!-- assistant -->",
          "<!-- system -->");

  private final StringBuilder held = new StringBuilder();
  private int escapes;
  private boolean holding = true;

  /** All of a text, from the beginning of a line to the end of one. */
  static String escape(String text) {
    var words = new TranscriptText();
    return words.add(text) + words.flush();
  }

  static String unescape(String line) {
    int escapes = 0;
    while (escapes < line.length() && line.charAt(escapes) == ESCAPE) {
      escapes++;
    }
    return escapes > 0 && isOwn(line.substring(escapes)) ? line.substring(1) : line;
  }

  static boolean isOwn(String line) {
    for (String own : OWN) {
      if (line.startsWith(own)) {
        return true;
      }
    }
    return false;
  }

  /** What can be given of it and of what was held back. */
  String add(String chunk) {
    var out = new StringBuilder();
    int next = 0;
    while (next < chunk.length()) {
      if (holding) {
        hold(chunk.charAt(next++), out);
      } else {
        int end = chunk.indexOf('\n', next) + 1;
        holding = end > 0;
        out.append(chunk, next, holding ? end : chunk.length());
        next = holding ? end : chunk.length();
      }
    }
    return out.toString();
  }

  private void hold(char c, StringBuilder out) {
    if (c == ESCAPE && held.isEmpty()) {
      escapes++;
      return;
    }
    held.append(c);
    String line = held.toString();
    if (isOwn(line)) {
      out.append(ESCAPE).append(flush());
    } else if (!mayBecomeOwn(line)) {
      out.append(flush());
      holding = c == '\n';
    }
  }

  private static boolean mayBecomeOwn(String line) {
    for (String own : OWN) {
      if (own.startsWith(line)) {
        return true;
      }
    }
    return false;
  }

  /** What was held back. What follows is on the same line, unless {@link #newLine} says not. */
  String flush() {
    String text = "\\".repeat(escapes) + held;
    held.setLength(0);
    escapes = 0;
    holding = false;
    return text;
  }

  /** What follows begins a line. */
  void newLine() {
    holding = true;
  }
}
