package dev.llmjava.http;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events (WHATWG HTML, section 9.2.6): bytes in, in pieces of any size, events out.
 * Unlike a browser it also gives an event that ends with the stream and not with a blank line,
 * because some providers leave that out, and takes a field {@code error} for an event of that name,
 * because llama.cpp reported errors so until September 2025. One stream, one thread.
 */
public final class EventStreamParser {
  /** Takes the events. */
  @FunctionalInterface
  public interface Listener {
    /**
     * One event.
     *
     * @param name null when the stream gave none
     * @param data lines joined by line feeds
     */
    void event(@Nullable String name, String data);

    /**
     * One event whose data is one line, which nearly all are: that line as it came, not to be kept.
     *
     * @throws java.io.UncheckedIOException for bytes that are not UTF-8
     */
    default void event(@Nullable String name, byte[] utf8, int from, int to) {
      event(name, Utf8.decode(utf8, from, to));
    }
  }

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final String ERROR = "error";

  private final Listener listener;
  private byte[] line = new byte[256];
  private int length;
  private boolean first = true;
  private boolean afterReturn;
  private @Nullable String name;
  private @Nullable StringBuilder longData;
  private @Nullable String data;

  /** A first line of data that still lies where it was fed; it is not copied without need. */
  private byte @Nullable [] fresh;

  private int freshFrom;
  private int freshTo;

  public EventStreamParser(Listener listener) {
    this.listener = listener;
  }

  /**
   * Takes {@code bytes[0..count)} in.
   *
   * @throws java.io.UncheckedIOException for bytes that are not UTF-8
   */
  public void feed(byte[] bytes, int count) {
    int start = 0;
    for (int i = lineEnd(bytes, 0, count); i < count; i = lineEnd(bytes, start, count)) {
      boolean secondHalf = bytes[i] == '\n' && i == start && afterReturn;
      afterReturn = bytes[i] == '\r';
      if (!secondHalf) {
        endLine(bytes, start, i);
      }
      start = i + 1;
    }
    afterReturn &= start == count;
    copyFresh();
    keep(bytes, start, count);
  }

  /** The stream ended cleanly: what is left is a line, and the lines an event. */
  public void finish() {
    if (length > 0) {
      endLine(line, 0, 0);
    }
    dispatch();
  }

  private static int lineEnd(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && bytes[i] != '\n' && bytes[i] != '\r') {
      i++;
    }
    return i;
  }

  private void endLine(byte[] bytes, int from, int to) {
    if (length == 0) {
      line(bytes, from, to);
    } else {
      keep(bytes, from, to);
      int whole = length;
      length = 0;
      line(line, 0, whole);
    }
  }

  private void keep(byte[] bytes, int from, int to) {
    int more = to - from;
    if (length + more > line.length) {
      line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
    }
    System.arraycopy(bytes, from, line, length, more);
    length += more;
  }

  private void line(byte[] bytes, int from, int to) {
    int begin = from;
    if (first) {
      first = false;
      begin += startsWith(bytes, from, to, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    }
    if (begin == to) {
      dispatch();
    } else if (isField(bytes, begin, to, "data")) {
      addData(bytes, value(bytes, begin, to, "data"), to);
    } else if (isField(bytes, begin, to, "event")) {
      name = Utf8.decode(bytes, value(bytes, begin, to, "event"), to);
    } else if (isField(bytes, begin, to, ERROR)) {
      name = ERROR;
      addData(bytes, value(bytes, begin, to, ERROR), to);
    }
  }

  /** An event without data is none. */
  private void dispatch() {
    String of = name == null || name.isEmpty() ? null : name;
    String whole = longData == null ? data : longData.toString();
    byte[] line = fresh;
    name = null;
    data = null;
    longData = null;
    fresh = null;
    if (line != null) {
      listener.event(of, line, freshFrom, freshTo);
    } else if (whole != null) {
      listener.event(of, whole);
    }
  }

  private void addData(byte[] bytes, int from, int to) {
    copyFresh();
    if (data == null) {
      fresh = bytes;
      freshFrom = from;
      freshTo = to;
      return;
    }
    if (longData == null) {
      longData = new StringBuilder(data);
    }
    longData.append('\n').append(Utf8.decode(bytes, from, to));
  }

  private void copyFresh() {
    if (fresh != null) {
      data = Utf8.decode(fresh, freshFrom, freshTo);
      fresh = null;
    }
  }

  /** A field's name is followed by a colon, or is the whole line. */
  private static boolean isField(byte[] bytes, int from, int to, String field) {
    int end = from + field.length();
    if (end > to || (end < to && bytes[end] != ':')) {
      return false;
    }
    for (int i = 0; i < field.length(); i++) {
      if (bytes[from + i] != field.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where it begins; one space after the colon is not part of it. */
  private static int value(byte[] bytes, int from, int to, String field) {
    int begin = Math.min(to, from + field.length() + 1);
    return begin < to && bytes[begin] == ' ' ? begin + 1 : begin;
  }

  private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
    return to - from >= prefix.length
        && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }
}
