package dev.llmjava.cli.markdown;

/** The marks at the beginning of lines that may be rules or items of a list. */
final class LineMarks {
  private static final int MOST_DIGITS = 9;

  private LineMarks() {}

  /** How many marks there are in a rest of nothing but the marks of a rule and spaces; else 0. */
  static int rule(CharSequence text, int from) {
    char mark = text.charAt(from);
    if (mark != '-' && mark != '*' && mark != '_') {
      return 0;
    }
    int marks = 0;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == mark) {
        marks++;
      } else if (text.charAt(i) != ' ') {
        return 0;
      }
    }
    return marks;
  }

  /**
   * How long the mark of an item is, as {@code -} or {@code 1.}; 0 when there is none. Negative for
   * digits that the text ends with, which may become one.
   */
  static int item(CharSequence text, int from) {
    int end = from;
    while (end < text.length() && end - from < MOST_DIGITS && isDigit(text.charAt(end))) {
      end++;
    }
    if (end == text.length()) {
      return from - end;
    }
    char c = text.charAt(end);
    boolean marks = end > from ? c == '.' || c == ')' : c == '-' || c == '*' || c == '+';
    return marks ? end + 1 - from : 0;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
