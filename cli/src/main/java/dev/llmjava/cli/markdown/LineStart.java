package dev.llmjava.cli.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line begins with: the quotes and list items it is in, then the kind of its block. Lists
 * are read a little more kindly than CommonMark does: what is two columns further in than the mark
 * of an item belongs to it.
 *
 * @param in the quotes and items, from the outside
 * @param kept how many of them were open before
 * @param length how many characters of the line these marks are
 * @param indent how many spaces follow
 * @param level of a heading
 */
record LineStart(List<Container> in, int kept, Kind kind, int length, int indent, int level) {
  LineStart {
    in = List.copyOf(in);
  }

  /** What the rest of a line is. */
  enum Kind {
    BLANK,
    TEXT,
    /** Code by its indentation, unless a paragraph goes on. */
    INDENTED,
    HEADING,
    RULE,
    FENCE,
    ROW,
    DATA
  }

  /** Longer beginnings mean nothing. */
  static final int LONGEST = 300;

  /**
   * What a line is in.
   *
   * @param mark of an item as it is shown; null for a quote
   * @param from the column of an item's mark, in what it is itself in
   * @param content the column of what is in it
   */
  record Container(@Nullable String mark, int from, int content) {
    static final Container QUOTE = new Container(null, 0, 0);

    boolean isQuote() {
      return mark == null;
    }
  }

  /**
   * Reads it.
   *
   * @param whole whether the line ends there
   * @return null when it takes more characters to tell
   */
  static @Nullable LineStart read(CharSequence text, boolean whole, List<Container> open) {
    boolean endless = !whole && text.length() > LONGEST;
    LineStart found = new LineReader(text, whole || endless).read(open);
    boolean ended = found != null && (found.kind == Kind.BLANK || found.kind == Kind.RULE);
    return endless && ended && found != null ? found.as(Kind.TEXT) : found;
  }

  private LineStart as(Kind other) {
    return new LineStart(in, kept, other, length, indent, level);
  }

  /** Whether the mark of an item stands on this line. */
  boolean hasMark() {
    return in.stream().skip(kept).anyMatch(container -> !container.isQuote());
  }

  /** The margin of the line. */
  Margin margin() {
    return margin(in.size());
  }

  /** That of an empty line before it. */
  Margin marginBefore() {
    return margin(kept);
  }

  private Margin margin(int depth) {
    Margin margin = Margin.empty();
    for (int i = 0; i < depth; i++) {
      String mark = in.get(i).mark();
      margin = mark == null ? margin.quote() : margin.item(mark, i >= kept);
    }
    return margin;
  }
}
