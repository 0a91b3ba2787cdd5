package dev.llmjava.cli.markdown;

/** Where links and addresses end. */
final class Links {
  /** It is none. */
  static final int NONE = -2;

  private static final String[] ADDRESSES = {"https://", "http://"};

  private Links() {}

  /**
   * Where the parenthesis is that ends a link, {@link #NONE} or {@link Inline#WAIT}.
   *
   * @param at of its opening bracket
   */
  static int end(CharSequence text, int at, boolean whole) {
    int middle = middle(text, at);
    if (middle < 0) {
      return whole ? NONE : Inline.WAIT;
    }
    if (middle + 1 == text.length()) {
      return whole ? NONE : Inline.WAIT;
    }
    if (text.charAt(middle + 1) != '(') {
      return NONE;
    }
    int end = closing(text, middle + 1, '(', ')');
    return end >= 0 ? end : whole ? NONE : Inline.WAIT;
  }

  /** The bracket that ends the words of a link; negative when it is not there. */
  static int middle(CharSequence text, int at) {
    return closing(text, at, '[', ']');
  }

  private static int closing(CharSequence text, int at, char open, char close) {
    int depth = 0;
    int limit = Math.min(text.length(), at + Inline.LONGEST);
    for (int i = at; i < limit; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return i;
      }
    }
    return NONE;
  }

  /** How long the beginning of an address is, {@link #NONE} or {@link Inline#WAIT}. */
  static int startsAddress(CharSequence text, int at, boolean whole) {
    for (String address : ADDRESSES) {
      int same = 0;
      while (same < address.length()
          && at + same < text.length()
          && text.charAt(at + same) == address.charAt(same)) {
        same++;
      }
      if (same == address.length()) {
        return same;
      }
      if (!whole && at + same == text.length()) {
        return Inline.WAIT;
      }
    }
    return NONE;
  }
}
