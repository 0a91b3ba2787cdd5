package dev.llmjava.cli.markdown;

/** Looks for the ends of spans in text of which more may come. */
final class Spans {
  private Spans() {}

  /** How often the character there stands in a row. */
  static int run(CharSequence text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) == text.charAt(at)) {
      end++;
    }
    return end - at;
  }

  /** Where the backticks are that end the code begun here; -1 for nowhere yet. */
  static int closingTicks(CharSequence text, int at, boolean whole) {
    int ticks = run(text, at);
    for (int i = at + ticks; i < text.length(); ) {
      int more = text.charAt(i) == '`' ? run(text, i) : 0;
      if (more == ticks && (whole || i + more < text.length())) {
        return i;
      }
      i += Math.max(more, 1);
    }
    return -1;
  }

  /** What a backslash can stand before. */
  static boolean isPunctuation(int c) {
    return c > ' ' && c < 0x7f && !isAsciiWord(c);
  }

  static boolean isAsciiWord(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
