package dev.llmjava.chat;

/**
 * Shortens text for people to read; models see all of it. What is kept is counted in characters as
 * people count them, and none is cut in half.
 *
 * @param head characters kept from the beginning of what is too long
 * @param tail characters kept from its end
 */
public record Truncator(int head, int tail) {
  public Truncator {
    if (head < 0 || tail < 0) {
      throw new IllegalArgumentException(
          "what is kept cannot be negative: " + Math.min(head, tail));
    }
  }

  /** Keeps {@code most} characters of what is longer, three quarters of them from its beginning. */
  public static Truncator of(int most) {
    return new Truncator(most - most / 4, most / 4);
  }

  /** The text, or its two ends with a mark between them that says how much is missing. */
  public String shorten(String text) {
    if (text.length() <= head + tail) {
      return text;
    }
    int length = text.codePointCount(0, text.length());
    int missing = length - head - tail;
    if (missing <= 0) {
      return text;
    }
    int from = text.offsetByCodePoints(0, head);
    int to = text.offsetByCodePoints(text.length(), -tail);
    return text.substring(0, from)
        + "…<TRUNCATED "
        + missing
        + (missing == 1 ? " character>…" : " characters>…")
        + text.substring(to);
  }
}
