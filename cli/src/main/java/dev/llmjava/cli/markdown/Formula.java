package dev.llmjava.cli.markdown;

/**
 * Formulas in TeX, between {@code \(} and {@code \)}, {@code \[} and {@code \]} or two dollars:
 * they are shown as they are, because what looks like Markdown in them is none.
 */
final class Formula {
  private String end = "";

  boolean inside() {
    return !end.isEmpty();
  }

  void leave() {
    end = "";
  }

  /** How many characters to show where one may begin; {@link Inline#WAIT} for not known yet. */
  int begin(CharSequence text, int at, boolean whole) {
    if (at + 1 == text.length()) {
      return whole ? 1 : Inline.WAIT;
    }
    char next = text.charAt(at + 1);
    if (text.charAt(at) == '\\') {
      end = next == '(' ? "\\)" : "\\]";
    } else if (next == '$') {
      end = "$$";
    } else {
      return 1;
    }
    return 2;
  }

  /** The same inside of one. */
  int length(CharSequence text, int at, boolean whole) {
    char c = text.charAt(at);
    if (c == end.charAt(0)) {
      if (at + 1 == text.length()) {
        return whole ? 1 : Inline.WAIT;
      }
      if (text.charAt(at + 1) == end.charAt(1)) {
        leave();
        return 2;
      }
    }
    return Character.isHighSurrogate(c) && at + 1 < text.length() ? 2 : 1;
  }
}
