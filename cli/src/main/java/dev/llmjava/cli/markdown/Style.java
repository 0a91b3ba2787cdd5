package dev.llmjava.cli.markdown;

/**
 * How characters look.
 *
 * @param look a sum of the constants here
 * @param colour as terminals number the sixteen that users choose themselves; 0 for their own
 */
record Style(int look, int colour) {
  static final int BOLD = 1;
  static final int DIM = 2;
  static final int ITALIC = 4;
  static final int UNDERLINE = 8;
  static final int STRUCK = 16;

  static final int RED = 31;
  static final int GREEN = 32;
  static final int MAGENTA = 35;
  static final int CYAN = 36;

  static final Style PLAIN = new Style(0, 0);

  /** The codes of the looks, from the lowest bit on (ECMA-48, 8.3.117). */
  private static final int[] CODES = {1, 2, 3, 4, 9};

  static Style of(int look) {
    return new Style(look, 0);
  }

  static Style in(int colour) {
    return new Style(0, colour);
  }

  /** This and another look. */
  Style and(int more) {
    return new Style(look | more, colour);
  }

  /** The same in another colour. */
  Style coloured(int other) {
    return new Style(look, other);
  }

  /** The codes to put between {@code ESC[} and {@code m}; empty for nothing special. */
  String codes(boolean colours) {
    var codes = new StringBuilder();
    for (int i = 0; i < CODES.length; i++) {
      if ((look & 1 << i) != 0) {
        codes.append(codes.isEmpty() ? "" : ";").append(CODES[i]);
      }
    }
    if (colours && colour != 0) {
      codes.append(codes.isEmpty() ? "" : ";").append(colour);
    }
    return codes.toString();
  }
}
