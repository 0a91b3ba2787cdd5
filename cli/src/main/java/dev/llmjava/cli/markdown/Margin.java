package dev.llmjava.cli.markdown;

/** What stands before a line: the marks of its quotes and of the list items it is in. */
final class Margin {
  static final Margin NONE = new Margin(new Glyphs(), new Glyphs());

  private static final String BAR = "\u2502 ";

  private final Glyphs first;
  private final Glyphs rest;

  private Margin(Glyphs first, Glyphs rest) {
    this.first = first;
    this.rest = rest;
  }

  static Margin empty() {
    return new Margin(new Glyphs(), new Glyphs());
  }

  Margin quote() {
    first.put(BAR, Style.of(Style.DIM));
    rest.put(BAR, Style.of(Style.DIM));
    return this;
  }

  /** A list item whose mark stands on this line, or stood on one before. */
  Margin item(String mark, boolean here) {
    String space = " ".repeat(mark.length());
    first.put(here ? mark : space, Style.PLAIN);
    rest.put(space, Style.PLAIN);
    return this;
  }

  /** Of what follows on lines of its own. */
  Margin continued() {
    return new Margin(rest, rest);
  }

  /** Before the first line of all that a line is broken into. */
  Glyphs first() {
    return first;
  }

  /** Before the others. */
  Glyphs rest() {
    return rest;
  }
}
