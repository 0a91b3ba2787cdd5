package dev.llmjava.cli.text;

/** Cuts text, counting characters as Python counts them: by code point. */
public final class Excerpt {
  /** In code points. */
  public static final int MOST = 100;

  private static final String MARK = "...";
  private static final String GAP = "... ";

  private Excerpt() {}

  /** The beginning, of at most 100 characters. */
  public static String of(String text) {
    return of(text, MOST);
  }

  /** The beginning, of so many characters at most. */
  public static String of(String text, int most) {
    return fits(text, most) ? text : start(text, most - MARK.length()) + MARK;
  }

  /** The beginning and the end, of so many characters at most together. */
  public static String ofBothEnds(String text, int most) {
    if (fits(text, most)) {
      return text;
    }
    int each = (most - GAP.length() - 1) / 2;
    return start(text, each) + GAP + text.substring(text.offsetByCodePoints(text.length(), -each));
  }

  private static boolean fits(String text, int most) {
    return text.length() <= most || text.codePointCount(0, text.length()) <= most;
  }

  private static String start(String text, int count) {
    return text.substring(0, text.offsetByCodePoints(0, count));
  }
}
