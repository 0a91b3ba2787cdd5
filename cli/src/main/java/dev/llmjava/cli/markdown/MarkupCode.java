package dev.llmjava.cli.markdown;

/** HTML and XML: names of tags, values in quotes, comments. */
final class MarkupCode implements Code {
  private static final Style TAG = Style.in(Style.MAGENTA);
  private static final Style VALUE = Style.in(Style.GREEN);
  private static final Style COMMENT = Style.of(Style.DIM);
  private static final String OPENS = "<!--";
  private static final String CLOSES = "-->";

  private enum Place {
    TEXT,
    NAME,
    TAG,
    VALUE,
    COMMENT
  }

  private final Ink ink;
  private final StringBuilder held = new StringBuilder();
  private Place place = Place.TEXT;
  private int quote;
  private String seen = "";

  MarkupCode(Ink ink) {
    this.ink = ink;
  }

  @Override
  public void put(int c) {
    switch (place) {
      case TEXT -> text(c);
      case NAME -> name(c);
      case TAG -> tag(c);
      case VALUE -> {
        ink.put(c, VALUE);
        place = c == quote ? Place.TAG : place;
      }
      case COMMENT -> comment(c);
    }
  }

  /** What begins with {@code <} is a comment, a tag or a sign. */
  private void text(int c) {
    held.appendCodePoint(c);
    if (OPENS.contentEquals(held)) {
      release(COMMENT);
      seen = "";
      place = Place.COMMENT;
    } else if (!OPENS.startsWith(held.toString())) {
      boolean tag = held.length() > 1 && held.charAt(0) == '<' && isName(held.codePointAt(1));
      place = tag ? Place.NAME : Place.TEXT;
      release(tag ? TAG : Style.PLAIN);
    }
  }

  private static boolean isName(int c) {
    return Character.isLetterOrDigit(c) || c == '/' || c == '!' || c == '?' || c == '-' || c == ':';
  }

  private void release(Style style) {
    ink.put(held.toString(), style);
    held.setLength(0);
  }

  private void name(int c) {
    if (isName(c)) {
      ink.put(c, TAG);
    } else {
      place = Place.TAG;
      tag(c);
    }
  }

  private void tag(int c) {
    if (c == '>') {
      ink.put(c, TAG);
      place = Place.TEXT;
    } else if (c == '"' || c == '\'') {
      ink.put(c, VALUE);
      quote = c;
      place = Place.VALUE;
    } else {
      ink.put(c, c == '/' ? TAG : Style.PLAIN);
    }
  }

  private void comment(int c) {
    ink.put(c, COMMENT);
    seen = (seen + Character.toString(c));
    seen = seen.substring(Math.max(0, seen.length() - CLOSES.length()));
    place = seen.equals(CLOSES) ? Place.TEXT : place;
  }

  @Override
  public void endLine() {
    release(Style.PLAIN);
  }
}
