package dev.llmjava.cli.terminal;

import java.lang.Character.UnicodeScript;

/**
 * How many columns of a terminal a text takes: two for the characters of East Asia and for
 * pictures, none for what joins the character before. One counts one text.
 */
public final class DisplayWidth {
  /** Makes a picture, which is wide, of the sign before. */
  private static final int PICTURE = 0xFE0F;

  private static final int JOINER = 0x200D;

  /** The character that those joined to it stand on; 0 for none. */
  private int base;

  private int taken;
  private boolean joins;

  /** How many columns more the text takes with this character at its end. */
  public int add(int c) {
    boolean joined = joins && Character.isEmoji(c);
    joins = c == JOINER && isPicture(base);
    if (joined) {
      return 0;
    }
    if (c == PICTURE ? Character.isEmoji(base) : isSkinTone(c) && isPicture(base)) {
      int more = 2 - taken;
      taken = 2;
      return more;
    }
    int width = of(c);
    if (width > 0) {
      base = c;
      taken = isOfFlag(c) ? 2 : width;
    }
    return width;
  }

  /** Digits can become keys, but are joined to nothing. */
  private static boolean isPicture(int c) {
    return c > 0xFF && Character.isEmoji(c);
  }

  private static boolean isSkinTone(int c) {
    return c >= 0x1F3FB && c <= 0x1F3FF;
  }

  /** Letters of which two are a flag. */
  private static boolean isOfFlag(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }

  public static int of(String text) {
    var counted = new DisplayWidth();
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      width += counted.add(c);
    }
    return width;
  }

  private static int of(int c) {
    if (c < 0x300) {
      return c == 0xAD ? 0 : 1;
    }
    if (isOfFlag(c)) {
      return 1;
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
  public static String cut(String text, int columns, String mark) {
    var counted = new DisplayWidth();
    int room = columns - of(mark);
    int width = 0;
    int fits = 0; // how much may stand before the mark
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += counted.add(c);
      if (width > columns) {
        return text.substring(0, fits) + mark;
      }
      i += Character.charCount(c);
      fits = width <= room ? i : fits;
    }
    return text;
  }
}
