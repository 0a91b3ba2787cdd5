package dev.llmjava.cli.markdown;

/**
 * Where emphasis begins and ends. Simpler than CommonMark's rules, and stricter in one point: a
 * star after an ASCII letter or digit begins nothing, because {@code 2*3*4} is arithmetic.
 */
final class Emphasis {
  private static final int MOST_MARKS = 3;

  /** Marks of which so many are open are no emphasis, and take no time to be looked at. */
  private static final int DEEPEST = 16;

  private final CharSequence text;
  private final char mark;
  private final int length;

  /** How many marks opened each emphasis inside of the one whose end is looked for. */
  private final int[] inner = new int[DEEPEST];

  private int depth;

  private Emphasis(CharSequence text, char mark, int length) {
    this.text = text;
    this.mark = mark;
    this.length = length;
  }

  static int look(char mark, int length) {
    if (mark == '~') {
      return Style.STRUCK;
    }
    return switch (length) {
      case 1 -> Style.ITALIC;
      case 2 -> Style.BOLD;
      default -> Style.BOLD | Style.ITALIC;
    };
  }

  /**
   * Whether marks can begin emphasis.
   *
   * @param before the character before them; 0 for none
   */
  static boolean opens(CharSequence text, int at, int length, int before) {
    char mark = text.charAt(at);
    boolean fits = mark == '~' ? length == 2 : length <= MOST_MARKS;
    int after = at + length < text.length() ? Character.codePointAt(text, at + length) : ' ';
    return fits && !Character.isWhitespace(after) && !joins(mark, before);
  }

  private static boolean joins(char mark, int before) {
    return mark == '_' ? Character.isLetterOrDigit(before) : Spans.isAsciiWord(before);
  }

  /** Where the marks are that end the emphasis begun here; -1 for nowhere yet. */
  static int closing(CharSequence text, int at, int length, boolean whole) {
    return new Emphasis(text, text.charAt(at), length).find(at + length, whole);
  }

  private int find(int from, boolean whole) {
    int code = 0;
    int limit = Math.min(text.length(), from + Inline.LONGEST);
    for (int i = from; i < limit; ) {
      char c = text.charAt(i);
      int run = c == mark || c == '`' ? Spans.run(text, i) : 1;
      if (c == '`') {
        code = code == 0 ? run : code == run ? 0 : code;
      } else if (c == '\\' && code == 0) {
        run = 2;
      } else if (c == mark && code == 0) {
        if (i + run == text.length() && !whole) {
          return -1;
        }
        int left = left(i, run);
        if (ends(left)) {
          return i + run - left;
        }
        if (depth == DEEPEST) {
          return -1;
        }
      }
      i += run;
    }
    return -1;
  }

  /** How many marks of a run remain when emphases inside have ended; else it may begin one. */
  private int left(int at, int run) {
    int left = closes(at, run) ? run : 0;
    while (depth > 0 && left >= inner[depth - 1]) {
      left -= inner[--depth];
    }
    boolean used = left > 0 && left < run;
    if (!used && !ends(left) && opens(text, at, run, Character.codePointBefore(text, at))) {
      inner[depth++] = run;
      return 0;
    }
    return left;
  }

  private boolean ends(int left) {
    return depth == 0 && left >= length;
  }

  private boolean joinsNext(int at, int run) {
    int after = at + run < text.length() ? Character.codePointAt(text, at + run) : ' ';
    return Character.isLetterOrDigit(after);
  }

  private boolean closes(int at, int run) {
    boolean follows = !Character.isWhitespace(Character.codePointBefore(text, at));
    return follows && (mark != '_' || !joinsNext(at, run));
  }
}
