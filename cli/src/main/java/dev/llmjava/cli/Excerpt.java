package dev.llmjava.cli;

/** Cuts text. */
final class Excerpt {
  /** In code points. */
  static final int MOST = 100;

  private static final String MARK = "...";

  private Excerpt() {}

  /** At most 100 characters, counted as Python counts them: by code point. */
  static String of(String text) {
    if (text.length() <= MOST || text.codePointCount(0, text.length()) <= MOST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, MOST - MARK.length())) + MARK;
  }
}
