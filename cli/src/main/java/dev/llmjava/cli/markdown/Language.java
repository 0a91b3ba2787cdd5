package dev.llmjava.cli.markdown;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What colouring code needs to know of a language.
 *
 * @param ignoresCase whether keywords may be written either way
 */
record Language(Set<String> keywords, List<Quoted> quoted, boolean ignoresCase) {
  /**
   * A comment or a string.
   *
   * @param close what ends it; empty for the end of the line
   * @param spans whether it goes on over the end of a line
   * @param alone whether it begins after a blank only, as {@code #} in a shell
   */
  record Quoted(String open, String close, Style style, boolean spans, boolean alone) {
    private static final Style COMMENT = Style.of(Style.DIM);
    private static final Style STRING = Style.in(Style.GREEN);

    static Quoted line(String open) {
      return new Quoted(open, "", COMMENT, false, open.equals("#"));
    }

    static Quoted block(String open, String close) {
      return new Quoted(open, close, COMMENT, true, false);
    }

    static Quoted string(String mark) {
      return new Quoted(mark, mark, STRING, false, false);
    }

    static Quoted text(String mark) {
      return new Quoted(mark, mark, STRING, true, false);
    }

    boolean escapes() {
      return style.equals(STRING);
    }
  }

  boolean isKeyword(String word) {
    return keywords.contains(ignoresCase ? word.toLowerCase(Locale.ROOT) : word);
  }

  /** Whether more characters could make something of this that opens a comment or a string. */
  boolean mayOpen(String text) {
    for (Quoted one : quoted) {
      if (one.open().length() > text.length() && one.open().startsWith(text)) {
        return true;
      }
    }
    return false;
  }
}
