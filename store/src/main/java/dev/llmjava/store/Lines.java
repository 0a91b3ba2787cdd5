package dev.llmjava.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file as bytes, because what is not UTF-8 must not be mended in silence. */
final class Lines {
  /** An attachment of 300 MB in base64. */
  private static final int LONGEST = 400_000_000;

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private long number;

  Lines(InputStream in) {
    this.in = in;
  }

  /** Of the line that was read last, from 1. */
  long number() {
    return number;
  }

  /**
   * The next line, without its end; null when there is none.
   *
   * @throws DamagedLine for one too long to be held; the one after it comes next
   */
  byte @Nullable [] next() throws IOException {
    if (!fill()) {
      return null;
    }
    number++;
    var line = new ByteArrayOutputStream();
    long length = 0;
    boolean ended = false;
    while (!ended && fill()) {
      int end = end();
      int count = end - position;
      length += count;
      if (length <= LONGEST) {
        line.write(buffer, position, count);
      }
      ended = end < filled;
      position = ended ? end + 1 : end;
    }
    if (length > LONGEST) {
      throw new DamagedLine("it is longer than " + LONGEST + " bytes");
    }
    return line.toByteArray();
  }

  /** Whether there is anything left. */
  private boolean fill() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(in.read(buffer), 0);
    }
    return filled > position;
  }

  /** Where the line ends in the buffer, or the buffer itself. */
  private int end() {
    int end = position;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    return end;
  }
}
