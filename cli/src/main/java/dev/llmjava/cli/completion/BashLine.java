package dev.llmjava.cli.completion;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of bash up to the cursor, split as bash splits it; nothing in it is expanded. Readline
 * replaces only what follows the last of its break characters, or an open quote, so that is what an
 * insertion is made of.
 */
final class BashLine {
  private static final String NO_ESCAPE_NEEDED = "_@%+=:,./-";
  private static final String SPECIAL_IN_DOUBLE_QUOTES = "\"\\$`";

  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private final String breaks;
  private boolean begun;
  private char quote;
  private int kept;

  /** The last character at which bash broke the word; 0 for none. */
  private char broken;

  /**
   * @param breaks the characters of {@code COMP_WORDBREAKS}
   */
  BashLine(String line, String breaks) {
    this.breaks = breaks;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean escapes =
          c == '\\'
              && i + 1 < line.length()
              && (quote == 0
                  || (quote == '"' && SPECIAL_IN_DOUBLE_QUOTES.indexOf(line.charAt(i + 1)) >= 0));
      if (escapes) {
        i++;
        add(line.charAt(i));
      } else {
        take(c);
      }
    }
  }

  private void take(char c) {
    if (quote != 0) {
      if (c == quote) {
        quote = 0;
      } else {
        add(c);
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      begun = true;
      kept = word.length();
    } else if (c == ' ' || c == '\t' || c == '\n') {
      end();
    } else {
      add(c);
      if (breaks.indexOf(c) >= 0) {
        kept = word.length();
        broken = c;
      }
    }
  }

  private void add(char c) {
    word.append(c);
    begun = true;
  }

  private void end() {
    if (begun) {
      words.add(word.toString());
      word.setLength(0);
      begun = false;
      kept = 0;
      broken = 0;
    }
  }

  /** The words before the one at the cursor, the program's name first. */
  List<String> words() {
    return List.copyOf(words);
  }

  /** The word at the cursor, as the command would get it. */
  String word() {
    return word.toString();
  }

  /** Whether bash would offer files for only what follows a colon, as if they were named so. */
  boolean isAfterColon() {
    return broken == ':' || broken == '@';
  }

  /** What makes the word a candidate, which begins like it. */
  String insertion(String candidate) {
    String rest = candidate.substring(kept);
    var quoted = new StringBuilder(rest.length() + 8);
    for (int i = 0; i < rest.length(); i++) {
      char c = rest.charAt(i);
      if (quote == '\'') {
        quoted.append(c == '\'' ? "'\\''" : String.valueOf(c));
      } else {
        quoted.append(escapes(c) ? "\\" : "").append(c);
      }
    }
    return quoted.toString();
  }

  private boolean escapes(char c) {
    return quote == '"'
        ? SPECIAL_IN_DOUBLE_QUOTES.indexOf(c) >= 0
        : c < 0x80 && !Character.isLetterOrDigit(c) && NO_ESCAPE_NEEDED.indexOf(c) < 0;
  }
}
