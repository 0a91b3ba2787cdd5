package dev.llmjava.cli.markdown;

import dev.llmjava.cli.markdown.LineStart.Container;

/**
 * A fenced block while it is open: its lines as they are, from the first column on, so that they
 * can be copied, between two rules that are lines of their own.
 */
final class CodeBlock {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 100;
  private static final int MOST_INDENT = 3;
  private static final String RULE = "\u2500\u2500\u2500";
  private static final Style RULED = Style.of(Style.DIM);

  private final Lines lines;
  private final Code highlighted;
  private final char mark;
  private final int ticks;
  private final int quotes;
  private final int indent;
  private final StringBuilder start = new StringBuilder();
  private boolean inLine;

  /**
   * Opens one.
   *
   * @param fence the line that opens it, from the fence on
   */
  CodeBlock(Lines lines, String fence, LineStart found) {
    this.lines = lines;
    mark = fence.charAt(0);
    ticks = Spans.run(fence, 0);
    quotes = (int) found.in().stream().filter(Container::isQuote).count();
    indent =
        found.indent() + found.in().stream().mapToInt(c -> c.isQuote() ? 0 : c.content()).sum();
    String info = fence.substring(ticks).strip();
    highlighted = Languages.code(info, lines::exactly);
    rule(info.isEmpty() ? RULE : RULE + " " + info);
  }

  /** Whether a line that begins with a fence opens a block: what follows backticks has none. */
  static boolean opens(String line) {
    int ticks = Spans.run(line, 0);
    boolean fence = ticks >= SHORTEST && ticks <= LONGEST;
    return fence && (line.charAt(0) != '`' || line.indexOf('`', ticks) < 0);
  }

  private void rule(String text) {
    lines.exactly(text, RULED);
    lines.endLine();
  }

  void put(int c) {
    if (inLine) {
      highlighted.put(c);
      return;
    }
    start.appendCodePoint(c);
    if (!mayClose()) {
      begin();
    }
  }

  private boolean mayClose() {
    int at = content();
    int end = at;
    while (end < start.length() && start.charAt(end) == mark) {
      end++;
    }
    boolean spaces = start.chars().skip(end).allMatch(c -> c == ' ');
    return spaces && (end == start.length() || end - at >= ticks) && start.length() < 2 * LONGEST;
  }

  /** Where the mark of a fence would be: after quotes, and as many spaces as there may be. */
  private int content() {
    int at = afterQuotes();
    int end = at;
    while (end < start.length() && start.charAt(end) == ' ' && end - at < indent + MOST_INDENT) {
      end++;
    }
    return end;
  }

  private int afterQuotes() {
    int at = 0;
    for (int i = 0; i < quotes; i++) {
      int end = at;
      while (end < start.length() && start.charAt(end) == ' ' && end - at < MOST_INDENT) {
        end++;
      }
      if (end == start.length() || start.charAt(end) != '>') {
        return at;
      }
      at = end + 1 < start.length() && start.charAt(end + 1) == ' ' ? end + 2 : end + 1;
    }
    return at;
  }

  private void begin() {
    inLine = true;
    int from = afterQuotes();
    int at = from;
    while (at < start.length() && at - from < indent && start.charAt(at) == ' ') {
      at++;
    }
    start.substring(at).codePoints().forEach(highlighted::put);
    start.setLength(0);
  }

  /** Whether that was the closing fence. */
  boolean endLine() {
    if (!inLine && isClosing()) {
      rule(RULE);
      return true;
    }
    endCode();
    return false;
  }

  private boolean isClosing() {
    int at = content();
    return at < start.length() && start.charAt(at) == mark && Spans.run(start, at) >= ticks;
  }

  private void endCode() {
    if (!inLine) {
      begin();
    }
    highlighted.endLine();
    lines.endLine();
    inLine = false;
  }

  /** The answer ends here; so does the block. */
  void finish() {
    boolean closing = !inLine && isClosing();
    if (!closing && (inLine || !start.isEmpty())) {
      endCode();
    }
    rule(RULE);
  }
}
