package dev.llmjava.cli;

import java.lang.Character.UnicodeScript;

/**
 * How many columns of a terminal a text takes: two for the characters of East Asia and for
 * pictures, none for marks that stand on the character before.
 */
final class DisplayWidth {
  private static final int PICTURE_FOLLOWS = 0xFE0F;

  private DisplayWidth() {}

  static int of(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      width += of(c);
    }
    return width;
  }

  static int of(int c) {
    if (c < 0x300) {
      return c == 0xAD ? 0 : 1;
    }
    if (c == PICTURE_FOLLOWS) {
      return 1; // makes a picture, which is wide, of the sign before
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(c) ? 2 : isJoinedJamo(c) ? 0 : 1;
    };
  }

  private static boolean isWide(int c) {
    if (c >= 0xFF00 && c <= 0xFFEF) {
      return c <= 0xFF60 || (c >= 0xFFE0 && c <= 0xFFE6);
    }
    if (c >= 0x2E80 && c <= 0x33FF) {
      return c != 0x303F;
    }
    return Character.isIdeographic(c)
        || Character.isEmojiPresentation(c)
        || (isOfWideScript(c) && !isJoinedJamo(c));
  }

  private static boolean isOfWideScript(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    return script == UnicodeScript.HANGUL
        || script == UnicodeScript.HIRAGANA
        || script == UnicodeScript.KATAKANA
        || script == UnicodeScript.BOPOMOFO
        || script == UnicodeScript.YI;
  }

  /** Vowels and endings, which join the consonant before them. */
  private static boolean isJoinedJamo(int c) {
    return (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
  }

  /** As much of a text as fits, with {@code mark} at its end when something is left out. */
  static String cut(String text, int columns, String mark) {
    int room = columns - of(mark);
    int width = 0;
    int fits = 0; // how much may stand before the mark
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += of(c);
      if (width > columns) {
        return text.substring(0, fits) + mark;
      }
      i += Character.charCount(c);
      fits = width <= room ? i : fits;
    }
    return text;
  }
}
