package dev.llmjava.http;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Splits a stream of JSON objects without reading them: one after another, with any white space
 * between (NDJSON), or as the elements of one array. Bytes in, in pieces of any size, the text of
 * each object out. What stands between the objects is passed over. One stream, one thread.
 */
final class ValueSplitter {
  private final Consumer<String> listener;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
  private int depth;
  private boolean inString;
  private boolean escaped;

  ValueSplitter(Consumer<String> listener) {
    this.listener = listener;
  }

  /** Takes {@code bytes[0..count)} in. */
  void feed(byte[] bytes, int count) {
    int start = 0;
    for (int i = 0; i < count; i++) {
      byte b = bytes[i];
      if (inString) {
        string(b);
      } else if (b == '{') {
        start = depth == 0 ? i : start;
        depth++;
      } else if (depth > 0 && b == '"') {
        inString = true;
      } else if (depth > 0 && b == '}' && --depth == 0) {
        give(bytes, start, i + 1);
      }
    }
    if (depth > 0) {
      kept.write(bytes, start, count - start);
    }
  }

  /** The stream ended: an object that is not whole is given as it is. */
  void finish() {
    if (depth > 0) {
      depth = 0;
      give(new byte[0], 0, 0);
    }
  }

  private void string(byte b) {
    if (escaped) {
      escaped = false;
    } else if (b == '\\') {
      escaped = true;
    } else if (b == '"') {
      inString = false;
    }
  }

  private void give(byte[] bytes, int from, int to) {
    if (kept.size() == 0) {
      listener.accept(Utf8.decode(bytes, from, to));
      return;
    }
    kept.write(bytes, from, to - from);
    byte[] whole = kept.toByteArray();
    kept.reset();
    listener.accept(Utf8.decode(whole, 0, whole.length));
  }
}
