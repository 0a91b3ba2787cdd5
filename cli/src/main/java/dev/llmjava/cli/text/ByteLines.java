package dev.llmjava.cli.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a file as bytes, one at a time. Whoever opened the stream closes it. */
public final class ByteLines {
  private final InputStream in;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean ended = true;
  private int number;
  private long whole;

  public ByteLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The next line without its end; null when there is none. */
  public byte @Nullable [] next() throws IOException {
    line.reset();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    number++;
    for (; next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    ended = next == '\n';
    whole += ended ? line.size() + 1 : 0;
    return line.toByteArray();
  }

  /** The number of the last line, from 1. */
  public int number() {
    return number;
  }

  /** Whether the last line had an end. */
  public boolean ended() {
    return ended;
  }

  /** How many bytes the lines take that have an end. */
  public long whole() {
    return whole;
  }
}
