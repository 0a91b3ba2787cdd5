package dev.llmjava.cli.markdown;

/** Where a line may be broken without a space: around the characters of East Asia. */
final class WordBreaks {
  private static final int JOINER = 0x200D;

  private WordBreaks() {}

  /**
   * Whether there may be a break.
   *
   * @param before 0 when nothing is there
   */
  static boolean between(int before, int c, Screen screen) {
    if (before == 0 || before == JOINER || screen.width(c) == 0 || isPart(before, c)) {
      return false;
    }
    boolean wide = screen.width(before) > 1 || screen.width(c) > 1;
    return wide && !opens(before) && !closes(c);
  }

  /** What changes the picture before it. */
  static boolean isPart(int before, int c) {
    return (c >= 0x1F3FB && c <= 0x1F3FF) || c == 0xFE0F || (isOfFlag(before) && isOfFlag(c));
  }

  private static boolean isOfFlag(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  private static boolean opens(int c) {
    return switch (Character.getType(c)) {
      case Character.START_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION -> true;
      default -> false;
    };
  }

  private static boolean closes(int c) {
    return switch (Character.getType(c)) {
      case Character.END_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> c == 0x30FC; // the mark of a long vowel
    };
  }
}
