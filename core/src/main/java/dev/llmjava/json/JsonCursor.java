package dev.llmjava.json;

import java.nio.charset.StandardCharsets;

/**
 * Walks over JSON in UTF-8 and builds nothing but the strings it is asked for: for the frames of a
 * stream, of which a thousand in a row say the same but for a few words. It goes with {@link
 * Json#parse}: over what is not valid, or is out of the ordinary (escapes in names, fractions,
 * characters beyond ASCII where nobody asks for the text), it does not walk, and then {@link
 * #arrived} is false and the frame is to be parsed. So it never says what is wrong.
 *
 * <p>After a failure every method does nothing, and every question is answered with no, so that a
 * caller need not look before the end. One thread.
 */
public final class JsonCursor {
  private static final byte[] NOTHING = {};
  private static final char REPLACEMENT = '\uFFFD';

  private final StringBuilder pieces = new StringBuilder();
  private byte[] bytes = NOTHING;
  private int at;
  private int end;
  private int nameFrom;
  private int nameTo;
  private boolean first;
  private boolean failed;

  /** Begins anew, with the document {@code utf8[from..to)}. */
  public void start(byte[] utf8, int from, int to) {
    bytes = utf8;
    at = from;
    end = to;
    failed = false;
    skipBlanks();
  }

  /** Steps into the object that the value is. */
  public void enterObject() {
    enter('{');
  }

  /** Steps into the array that the value is. */
  public void enterArray() {
    enter('[');
  }

  /** Steps to the value of the object's next field; false at its end, which it steps over. */
  public boolean nextField() {
    if (!next('}')) {
      return false;
    }
    nameFrom = at + 1;
    skipString();
    nameTo = at - 1;
    skipBlanks();
    expect(':');
    skipBlanks();
    return !failed;
  }

  /** Steps to the array's next item; false at its end, which it steps over. */
  public boolean nextItem() {
    return next(']');
  }

  /** Whether the field stepped to last has this name, which is in ASCII. */
  public boolean isNamed(String name) {
    return !failed && says(nameFrom, nameTo, name);
  }

  /** Whether the value is {@code null}, which it then steps over. */
  public boolean skipNull() {
    if (peek() != 'n') {
      return false;
    }
    expect('n');
    expect('u');
    expect('l');
    expect('l');
    return !failed;
  }

  /** Steps over the string that the value is. */
  public void skipString() {
    expect('"');
    byte[] in = bytes; // a field would be read and written anew for each byte
    int to = end;
    int i = at;
    while (i < to && in[i] >= ' ' && in[i] != '"' && in[i] != '\\') {
      i++;
    }
    at = i;
    expect('"');
  }

  /** Steps over the string that the value is, and fails when it is not {@code text}. */
  public void skipString(String text) {
    int from = at + 1;
    skipString();
    failed = failed || !says(from, at - 1, text);
  }

  /** The string that the value is; empty when it fails. */
  public String string() {
    int from = at + 1;
    expect('"');
    byte[] in = bytes;
    int to = end;
    int i = at;
    int all = 0; // its sign tells whether there was a byte beyond ASCII
    while (i < to && in[i] != '"' && in[i] != '\\' && (in[i] < 0 || in[i] >= ' ')) {
      all |= in[i];
      i++;
    }
    at = i;
    if (peek() == '\\') {
      return escaped(from);
    }
    expect('"');
    return failed ? "" : text(from, at - 1, all >= 0);
  }

  /** The whole number without a sign that the value is. */
  public long number() {
    int from = at;
    long value = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + (bytes[at] - '0');
      at++;
    }
    int digits = at - from;
    failed |= digits == 0 || digits > 18 || (digits > 1 && bytes[from] == '0');
    return value;
  }

  /** Where it is in the bytes; anywhere after a failure. */
  public int position() {
    return at;
  }

  /** Whether there was something that it does not walk over. */
  public boolean hasFailed() {
    return failed;
  }

  /** Whether it has walked over all of the document. */
  public boolean arrived() {
    skipBlanks();
    return !failed && at == end;
  }

  private void enter(char bracket) {
    expect(bracket);
    first = true;
  }

  private boolean next(char bracket) {
    skipBlanks();
    boolean ended = peek() == bracket;
    if (ended) {
      at++;
    } else if (!first) {
      expect(',');
      skipBlanks();
    }
    first = false;
    return !ended && !failed;
  }

  /** A string with escapes, from its first character on. */
  private String escaped(int from) {
    pieces.setLength(0);
    int start = from;
    while (!failed && peek() != '"') {
      if (peek() == '\\') {
        pieces.append(text(start, at, false));
        at++;
        escape();
        start = at;
      } else {
        failed |= at >= end || (bytes[at] >= 0 && bytes[at] < ' ');
        at++;
      }
    }
    if (failed) {
      return "";
    }
    pieces.append(text(start, at, false));
    at++;
    return failed ? "" : pieces.toString();
  }

  private void escape() {
    char kind = peek();
    at++;
    switch (kind) {
      case '"', '\\', '/' -> pieces.append(kind);
      case 'n' -> pieces.append('\n');
      case 't' -> pieces.append('\t');
      case 'r' -> pieces.append('\r');
      case 'b' -> pieces.append('\b');
      case 'f' -> pieces.append('\f');
      case 'u' -> pieces.append(unit());
      default -> failed = true;
    }
  }

  private char unit() {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      failed |= digit < 0;
      unit = unit << 4 | (digit & 0xf);
      at++;
    }
    return (char) unit;
  }

  /** Bytes that are no text turn into the replacement character; so it is not walked over. */
  private String text(int from, int to, boolean ascii) {
    if (ascii) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    failed |= text.indexOf(REPLACEMENT) >= 0;
    return failed ? "" : text;
  }

  private boolean says(int from, int to, String text) {
    if (to - from != text.length()) {
      return false;
    }
    byte[] in = bytes;
    for (int i = 0; i < text.length(); i++) {
      if (in[from + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void skipBlanks() {
    while (at < end
        && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\n' || bytes[at] == '\r')) {
      at++;
    }
  }

  /** The character here; 0 after the end and for one beyond ASCII. */
  private char peek() {
    return failed || at >= end || bytes[at] < 0 ? 0 : (char) bytes[at];
  }

  private void expect(char c) {
    failed |= peek() != c;
    at++;
  }
}
