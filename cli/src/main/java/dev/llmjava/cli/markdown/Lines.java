package dev.llmjava.cli.markdown;

import java.util.function.IntUnaryOperator;

/**
 * Sets text into the lines of a screen. A word is held until it is whole, because nobody knows
 * before whether it fits; one that is longer than a line is left to the terminal, so that an
 * address stays in one piece when it is copied.
 */
final class Lines implements Ink {
  private static final int TAB = 4;

  private final Screen screen;
  private final Pen pen;
  private final Glyphs word = new Glyphs();
  private final Glyphs gap = new Glyphs();
  private Margin margin = Margin.NONE;
  private IntUnaryOperator ofWord;
  private IntUnaryOperator ofLine;
  private int indent;
  private int wordWidth;
  private int column;
  private boolean begun;
  private boolean overlong;

  Lines(Screen screen, Pen pen) {
    this.screen = screen;
    this.pen = pen;
    ofWord = screen.counter();
    ofLine = screen.counter();
  }

  /** What stands before the line that is about to begin, and before what it is broken into. */
  void margin(Margin next) {
    margin = next;
    indent = margin.rest().width(screen);
  }

  int room() {
    return screen.columns() - indent;
  }

  @Override
  public void put(int c, Style style) {
    if (c == ' ' || c == '\t') {
      endWord();
      gap.put(c == '\t' ? " ".repeat(TAB) : " ", style);
      return;
    }
    if (WordBreaks.between(word.last(), c, screen)) {
      endWord();
    }
    if (overlong) {
      show(c, style);
      return;
    }
    word.put(c, style);
    wordWidth += ofWord.applyAsInt(c);
    if (wordWidth > room()) {
      endWord();
      overlong = true;
    }
  }

  /** A character that stays on its line, however long that gets, and has no margin. */
  void exactly(int c, Style style) {
    begun = true;
    show(c, style);
  }

  void exactly(String text, Style style) {
    begin();
    text.codePoints().forEach(c -> exactly(c, style));
  }

  void exactly(Glyphs glyphs) {
    begin();
    glyphs.copy(this::exactly);
  }

  private void endWord() {
    overlong = false;
    if (word.isEmpty()) {
      return;
    }
    begin();
    if (column + gap.width(screen) + wordWidth > screen.columns() && column > indent) {
      pen.endLine();
      ofLine = screen.counter();
      column = 0;
      margin.rest().copy(this::show);
    } else {
      gap.copy(this::show);
    }
    gap.clear();
    word.copy(this::show);
    word.clear();
    ofWord = screen.counter();
    wordWidth = 0;
  }

  /** Puts the margin before a line that has none. */
  void begin() {
    if (!begun) {
      begun = true;
      margin.first().copy(this::show);
    }
  }

  private void show(int c, Style style) {
    pen.put(c, style);
    int width = ofLine.applyAsInt(c);
    column = column + width > screen.columns() ? width : column + width;
  }

  boolean inLine() {
    return begun || !word.isEmpty();
  }

  void endLine() {
    endWord();
    gap.clear();
    pen.endLine();
    ofLine = screen.counter();
    column = 0;
    begun = false;
    margin = margin.continued();
  }

  /** A line without words. */
  void blank(Margin before) {
    Glyphs marks = before.rest();
    int end = marks.length();
    while (end > 0 && marks.at(end - 1) == ' ') {
      end--;
    }
    marks.copy(0, end, this::show);
    endLine();
  }
}
