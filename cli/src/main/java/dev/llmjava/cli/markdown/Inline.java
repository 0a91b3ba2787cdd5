package dev.llmjava.cli.markdown;

/**
 * The words of one line, with their styles. What may begin a span (bold, code, a link) is held
 * until the span is whole; when its end does not come in time, it was no span and is shown as it
 * was written. So no mark is ever taken away that turns out to mean nothing.
 */
final class Inline {
  /** How long a span may be, so that text is not held for long: some lines of a terminal. */
  static final int LONGEST = 300;

  /** What a step says when it cannot go on before there is more text. */
  static final int WAIT = -1;

  /** The same, where only a mark can end the waiting. */
  private static final int WAIT_FOR_MARK = -2;

  private static final String EMPHASIS = "*_~";
  private static final String ENDS = "*_~`]>)\\$";

  private final Ink ink;
  private final boolean marks;
  private final StringBuilder held = new StringBuilder();
  private final Formula formula = new Formula();
  private Style style = Style.PLAIN;
  private int before;
  private boolean waiting;
  private boolean address;
  private boolean ending;
  private boolean breaks;

  /**
   * @param marks whether code keeps its marks, because nothing else would tell it apart
   */
  Inline(Ink ink, boolean marks) {
    this.ink = ink;
    this.marks = marks;
  }

  /** A new line, all of it in a style. */
  void begin(Style base) {
    style = base;
    before = 0;
    address = false;
  }

  /** A formula ends with its paragraph at the latest. */
  void endParagraph() {
    formula.leave();
  }

  void put(int c) {
    held.appendCodePoint(c);
    int last = held.length() - 1;
    if (waiting && last < LONGEST && !mayEnd(last) && !mayEnd(last - 1)) {
      return;
    }
    read(false);
  }

  /** Looking for an end takes time, and no emphasis ends after a space. */
  private boolean mayEnd(int at) {
    if (at < 1 || ENDS.indexOf(held.charAt(at)) < 0) {
      return false;
    }
    return held.charAt(at - 1) != ' ' || EMPHASIS.indexOf(held.charAt(at)) < 0;
  }

  /** Whether a backslash at the end, not shown yet, breaks the line. */
  boolean endLine() {
    ending = true;
    breaks = false;
    read(true);
    ending = false;
    before = 0;
    return breaks;
  }

  /** Shows the backslash that turned out to break nothing. */
  void backslash() {
    ink.put('\\', style);
  }

  /** A text that is whole. */
  void all(String text, Style base) {
    begin(base);
    held.append(text);
    read(true);
    before = 0;
  }

  private void read(boolean whole) {
    int at = 0;
    waiting = false;
    while (at < held.length()) {
      int next = step(at, whole || held.length() - at > LONGEST);
      waiting = next == WAIT_FOR_MARK;
      if (next < 0) {
        break;
      }
      at = next;
    }
    held.delete(0, at);
  }

  /**
   * Shows what stands at a place.
   *
   * @param whole whether nothing more is waited for
   * @return where to go on; negative when there must be more first
   */
  private int step(int at, boolean whole) {
    if (formula.inside()) {
      return show(at, formula.length(held, at, whole));
    }
    char c = held.charAt(at);
    if (address) {
      address = c > ' ' && c != '<' && c != '"';
      return show(at, Character.isHighSurrogate(c) && at + 1 < held.length() ? 2 : 1);
    }
    return switch (c) {
      case '\\' -> escape(at, whole);
      case '`' -> code(at, whole);
      case '*', '_', '~' -> emphasis(at, whole);
      case '[', '!' -> link(at, whole);
      case '<' -> angle(at, whole);
      case '$' -> show(at, formula.begin(held, at, whole));
      case 'h' -> plainAddress(at, whole);
      default -> show(at, Character.charCount(held.codePointAt(at)));
    };
  }

  private int show(int at, int length) {
    return length == WAIT ? WAIT : show(at, at + length, style);
  }

  private int show(int from, int to, Style look) {
    for (int i = from; i < to; ) {
      int c = held.codePointAt(i);
      ink.put(c, look);
      before = c;
      i += Character.charCount(c);
    }
    return to;
  }

  /** What a mark is that began no span: characters. */
  private int unfinished(int at, int length, boolean whole) {
    return whole ? show(at, length) : WAIT_FOR_MARK;
  }

  private int escape(int at, boolean whole) {
    if (at + 1 == held.length()) {
      breaks = ending;
      return ending ? at + 1 : whole ? show(at, 1) : WAIT;
    }
    char next = held.charAt(at + 1);
    if (next == '(' || next == '[') {
      return show(at, formula.begin(held, at, whole));
    }
    return Spans.isPunctuation(next) ? show(at + 1, at + 2, style) : show(at, 1);
  }

  private int code(int at, boolean whole) {
    int ticks = Spans.run(held, at);
    int end = Spans.closingTicks(held, at, whole);
    if (end < 0) {
      return unfinished(at, ticks, whole);
    }
    if (marks) {
      return show(at, end + ticks, style.coloured(Style.CYAN));
    }
    int from = at + ticks;
    boolean padded = end - from > 2 && held.charAt(from) == ' ' && held.charAt(end - 1) == ' ';
    show(padded ? from + 1 : from, padded ? end - 1 : end, style.coloured(Style.CYAN));
    return end + ticks;
  }

  private int emphasis(int at, boolean whole) {
    int length = Spans.run(held, at);
    if (at + length == held.length() && !whole) {
      return WAIT;
    }
    char mark = held.charAt(at);
    if (!Emphasis.opens(held, at, length, before)) {
      return show(at, length);
    }
    int end = Emphasis.closing(held, at, length, whole);
    if (end < 0) {
      return unfinished(at, length, whole);
    }
    inner(at + length, end, style.and(Emphasis.look(mark, length)));
    before = mark;
    return end + length;
  }

  private int link(int at, boolean whole) {
    int from = held.charAt(at) == '!' ? at + 1 : at;
    if (from == held.length()) {
      return whole ? show(at, 1) : WAIT;
    }
    int end = held.charAt(from) == '[' ? Links.end(held, from, whole) : Links.NONE;
    if (end == Links.NONE) {
      return show(at, 1);
    }
    if (end == WAIT) {
      return unfinished(at, from + 1 - at, whole);
    }
    int middle = Links.middle(held, from);
    String target = held.substring(middle + 2, end);
    if (held.substring(from + 1, middle).equals(target)) {
      show(middle + 2, end, style.and(Style.UNDERLINE));
    } else {
      inner(from + 1, middle, style.and(Style.UNDERLINE));
      ink.put((middle > from + 1 ? " (" : "(") + target + ")", style.and(Style.DIM));
    }
    before = ')';
    return end + 1;
  }

  /** An address in angle brackets; anything else in them is shown with them. */
  private int angle(int at, boolean whole) {
    int known = Links.startsAddress(held, at + 1, whole);
    if (known < 0) {
      return known == WAIT ? WAIT : show(at, 1);
    }
    int end = held.indexOf(">", at);
    if (end < 0) {
      return unfinished(at, 1, whole);
    }
    show(at + 1, end, style.and(Style.UNDERLINE));
    return end + 1;
  }

  /** What marks stand in an address belongs to it. */
  private int plainAddress(int at, boolean whole) {
    int length =
        Character.isLetterOrDigit(before) ? Links.NONE : Links.startsAddress(held, at, whole);
    address = length > 0;
    return length == WAIT ? WAIT : show(at, Math.max(length, 1));
  }

  private void inner(int from, int to, Style look) {
    var inner = new Inline(ink, marks);
    inner.before = before;
    inner.style = look;
    inner.held.append(held, from, to);
    inner.read(true);
  }
}
