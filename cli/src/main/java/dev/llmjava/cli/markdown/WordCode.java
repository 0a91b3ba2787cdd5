package dev.llmjava.cli.markdown;

import dev.llmjava.cli.markdown.Language.Quoted;
import org.jspecify.annotations.Nullable;

/** Code of words: keywords, numbers, strings and comments in their colours. */
final class WordCode implements Code {
  private static final Style KEYWORD = Style.in(Style.MAGENTA);
  private static final Style NUMBER = Style.in(Style.CYAN);

  /** No keyword is longer, so that long words are not held. */
  private static final int LONGEST = 40;

  private final Language language;
  private final Ink ink;
  private final StringBuilder word = new StringBuilder();
  private final StringBuilder marks = new StringBuilder();
  private final StringBuilder seen = new StringBuilder();
  private @Nullable Quoted inside;
  private boolean escaped;
  private int before = ' ';

  WordCode(Language language, Ink ink) {
    this.language = language;
    this.ink = ink;
  }

  @Override
  public void put(int c) {
    if (inside != null) {
      quoted(c, inside);
    } else if (Character.isLetterOrDigit(c) || c == '_') {
      endMarks();
      // a mark that waited may have opened something
      if (inside == null) {
        word.appendCodePoint(c);
        trim();
      } else {
        put(c);
      }
    } else {
      endWord();
      marks.appendCodePoint(c);
      readMarks(false);
    }
  }

  private void trim() {
    if (word.length() > LONGEST) {
      show(word, Style.PLAIN);
      before = 'x';
    }
  }

  private void quoted(int c, Quoted in) {
    ink.put(c, in.style());
    if (escaped) {
      escaped = false;
      seen.setLength(0);
    } else if (c == '\\' && in.escapes()) {
      escaped = true;
    } else {
      seen.appendCodePoint(c);
      int more = seen.length() - in.close().length();
      seen.delete(0, Math.max(more, 0));
      if (!in.close().isEmpty() && in.close().contentEquals(seen)) {
        leave();
      }
    }
  }

  private void leave() {
    inside = null;
    escaped = false;
    seen.setLength(0);
    before = ')';
  }

  private void endMarks() {
    readMarks(true);
  }

  /** Shows marks until those that are left may become more than they are. */
  private void readMarks(boolean all) {
    while (!marks.isEmpty() && (all || !language.mayOpen(marks.toString()))) {
      Quoted opened = opened();
      String rest = marks.substring(opened == null ? first() : opened.open().length());
      marks.setLength(marks.length() - rest.length());
      before = marks.charAt(marks.length() - 1);
      show(marks, opened == null ? Style.PLAIN : opened.style());
      inside = opened;
      if (opened == null) {
        marks.append(rest);
      } else {
        rest.codePoints().forEach(this::put);
      }
    }
  }

  private int first() {
    return Character.charCount(marks.codePointAt(0));
  }

  private @Nullable Quoted opened() {
    Quoted longest = null;
    for (Quoted one : language.quoted()) {
      boolean fits = marks.indexOf(one.open()) == 0 && (!one.alone() || before <= ' ');
      if (fits && (longest == null || one.open().length() > longest.open().length())) {
        longest = one;
      }
    }
    return longest;
  }

  private void endWord() {
    if (word.isEmpty()) {
      return;
    }
    boolean joined = Character.isLetterOrDigit(before) || before == '_';
    String text = word.toString();
    before = 'x';
    Style style = Style.PLAIN;
    if (!joined && Character.isDigit(text.charAt(0))) {
      style = NUMBER;
    } else if (!joined && language.isKeyword(text)) {
      style = KEYWORD;
    }
    show(word, style);
  }

  private void show(StringBuilder held, Style style) {
    ink.put(held.toString(), style);
    held.setLength(0);
  }

  @Override
  public void endLine() {
    endWord();
    endMarks();
    endWord();
    if (inside != null && !inside.spans()) {
      leave();
    }
    escaped = false;
    before = ' ';
  }
}
