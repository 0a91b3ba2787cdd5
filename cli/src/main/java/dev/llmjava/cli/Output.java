package dev.llmjava.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output or standard error: always UTF-8, written at once. On a terminal, what a model or
 * tool wrote cannot control the terminal: it is data.
 */
final class Output {
  /** Nothing can be written any more. */
  static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Closed(IOException cause) {
      super("cannot write the output: " + cause.getMessage(), cause);
    }

    /** Nobody reads any more, as after {@code | head -1}: no reason to complain. */
    boolean nobodyReads() {
      return String.valueOf(getMessage()).endsWith("Broken pipe");
    }
  }

  private static final int PIECE = 1 << 16;

  private final OutputStream stream;
  private final boolean terminal;
  private char pending;

  Output(OutputStream stream, boolean terminal) {
    this.stream = stream;
    this.terminal = terminal;
  }

  boolean isTerminal() {
    return terminal;
  }

  /** Words of our own. */
  void print(String text) {
    write(text);
  }

  /** Words of our own, and the end of the line. */
  void println(String text) {
    write(text + "\n");
  }

  /** Words that came from elsewhere. Passed through unless they go to a terminal. */
  void data(String text) {
    write(terminal ? harmless(text) : text);
  }

  /** As {@link #data}, in a style that only terminals get. */
  void styled(String style, String text) {
    write(terminal ? "\u001b[" + style + "m" + harmless(text) + "\u001b[0m" : text);
  }

  /** A whole file that came from elsewhere, as {@link #data}. */
  void data(Path file) throws IOException {
    if (terminal) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          data(line + "\n");
        }
      }
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] piece = new byte[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        write(piece, read);
      }
    }
  }

  private void write(byte[] bytes, int length) {
    try {
      stream.write(bytes, 0, length);
      stream.flush();
    } catch (IOException e) {
      throw new Closed(e);
    }
  }

  /** A chunk may end between the halves of a surrogate pair; the first half waits. */
  private void write(String text) {
    if (text.isEmpty()) {
      return;
    }
    String whole = pending == 0 ? text : pending + text;
    char last = whole.charAt(whole.length() - 1);
    pending = Character.isHighSurrogate(last) ? last : 0;
    String now = pending == 0 ? whole : whole.substring(0, whole.length() - 1);
    byte[] bytes = now.getBytes(StandardCharsets.UTF_8);
    write(bytes, bytes.length);
  }

  /**
   * Escape and control characters become pictures of themselves; carriage returns, which could
   * overwrite what was shown, go.
   */
  static String harmless(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) && c != '\n' && c != '\t') {
        if (changed == null) {
          changed = new StringBuilder(text.length()).append(text, 0, i);
        }
        if (c != '\r') {
          changed.append(c < ' ' ? (char) (0x2400 + c) : c == 0x7f ? '\u2421' : '\ufffd');
        }
      } else if (changed != null) {
        changed.append(c);
      }
    }
    return changed == null ? text : changed.toString();
  }
}
