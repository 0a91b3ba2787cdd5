package dev.llmjava.wire.chatcompletions;

import dev.llmjava.json.JsonCursor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A chunk to compare the next one with: most are alike to the byte but for the string that has the
 * words, and one that is padding. To compare is several times faster than to read.
 */
final class ChunkTemplate {
  private byte[] bytes = new byte[512];
  private int length;
  private int wordsFrom = -1;
  private int wordsTo;
  private int paddingFrom;
  private int paddingTo;

  /** From now on the template is the chunk {@code utf8[from..to)}, all of it fixed. */
  void set(byte[] utf8, int from, int to) {
    length = to - from;
    if (bytes.length < length) {
      bytes = new byte[length * 2];
    }
    System.arraycopy(utf8, from, bytes, 0, length);
  }

  /** Where the string is that has the words, with its quotes, from the chunk's begin on. */
  void words(int from, int to) {
    wordsFrom = from;
    wordsTo = to;
  }

  /** Where a string is that says nothing, or where the chunk ends; counted alike. */
  void padding(int from, int to) {
    paddingFrom = from;
    paddingTo = to;
  }

  /** There is nothing to compare with. */
  void clear() {
    wordsFrom = -1;
  }

  /** The words of a chunk that is like this; null when it is not. */
  @Nullable String match(byte[] utf8, int from, int to, JsonCursor json) {
    if (wordsFrom < 0 || paddingFrom < wordsTo || !same(0, wordsFrom, utf8, from, to)) {
      return null;
    }
    json.start(utf8, from + wordsFrom, to);
    String words = json.string();
    int at = json.position();
    if (json.hasFailed() || !same(wordsTo, paddingFrom, utf8, at, to)) {
      return null;
    }
    at += paddingFrom - wordsTo;
    if (paddingFrom < paddingTo) {
      json.start(utf8, at, to);
      json.skipString();
      at = json.position();
    }
    boolean alike = to - at == length - paddingTo && same(paddingTo, length, utf8, at, to);
    return alike && !json.hasFailed() ? words : null;
  }

  private boolean same(int mineFrom, int mineTo, byte[] utf8, int at, int to) {
    int end = at + mineTo - mineFrom;
    return end <= to && Arrays.equals(bytes, mineFrom, mineTo, utf8, at, end);
  }
}
