package dev.llmjava.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Standard output or standard error: always UTF-8, written at once. On a terminal, what a model or
 * tool wrote cannot control the terminal: it is data.
 */
public final class Output {
  /** Nothing can be written any more. */
  public static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Closed(IOException cause) {
      super("cannot write the output: " + cause.getMessage(), cause);
    }

    /** Nobody reads any more, as after {@code | head -1}: no reason to complain. */
    public boolean nobodyReads() {
      return String.valueOf(getMessage()).endsWith("Broken pipe");
    }
  }

  private static final int PIECE = 1 << 16;

  private final OutputStream stream;
  private final boolean terminal;
  private final Map<String, String> environment;
  private @Nullable StatusLine status;
  private char pending;
  private volatile boolean inLine;

  public Output(OutputStream stream, boolean terminal) {
    this(stream, terminal, Map.of());
  }

  /**
   * @param environment says which styles the user wants: {@code NO_COLOR} and {@code TERM}
   */
  public Output(OutputStream stream, boolean terminal, Map<String, String> environment) {
    this.stream = stream;
    this.terminal = terminal;
    this.environment = environment;
  }

  public boolean isTerminal() {
    return terminal;
  }

  /** Words of anybody: passed through, and made harmless where they go to a terminal. */
  public void print(String text) {
    write(terminal ? harmless(text) : text);
  }

  /** As {@link #print(String)}, and the end of the line. */
  public void println(String text) {
    print(text + "\n");
  }

  /**
   * What the terminal is to obey: escape sequences of our own, with nothing in between that came
   * from elsewhere and was not made harmless.
   */
  public void command(String text) {
    write(text);
  }

  /**
   * As {@link #print(String)}, in a style that only terminals get, and only if its user wants it.
   */
  public void styled(String style, String text) {
    String wanted = terminal ? wanted(style) : "";
    if (wanted.isEmpty()) {
      print(text);
    } else {
      write("\u001b[" + wanted + "m" + harmless(text) + "\u001b[0m");
    }
  }

  boolean showsColours() {
    return terminal && !isDumb(environment) && hasColours(environment);
  }

  private String wanted(String style) {
    if (isDumb(environment)) {
      return "";
    }
    return hasColours(environment) ? style : withoutColours(style);
  }

  /** Whether a terminal shows nothing but text. */
  public static boolean isDumb(Map<String, String> environment) {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Whether the user has nothing against colours: see no-color.org. */
  public static boolean hasColours(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  /** Codes of one digit are bold and its like, which are no colours. */
  private static String withoutColours(String style) {
    var kept = new StringBuilder();
    for (String code : style.split(";", -1)) {
      if (code.length() == 1) {
        kept.append(kept.isEmpty() ? "" : ";").append(code);
      }
    }
    return kept.toString();
  }

  /** Has a line of the terminal that shows what is going on make way for what is written. */
  void share(@Nullable StatusLine line) {
    status = line;
  }

  /** The same for another that writes to the same terminal. */
  void lend(Output other) {
    other.status = status;
  }

  /** Writes what is no part of the output, past the status line. */
  void draw(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put(bytes, bytes.length);
  }

  /** Whether the last line that was written has no end yet. */
  public boolean inLine() {
    return inLine;
  }

  /** The terminal shows what the user typed, as it does at Ctrl-C, and the line has no end yet. */
  public void lineBegun() {
    inLine = true;
  }

  /** The line has an end, because the user ended it. */
  void lineEnded() {
    inLine = false;
  }

  /** A whole file, as {@link #print(String)}. */
  public void print(Path file) throws IOException {
    if (terminal) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          println(line);
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
    StatusLine line = status;
    if (length > 0) {
      inLine = bytes[length - 1] != '\n';
    }
    if (line == null) {
      put(bytes, length);
    } else {
      line.makeWay(() -> put(bytes, length));
    }
  }

  private void put(byte[] bytes, int length) {
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
   * overwrite what was shown, go. What turns the direction of writing could show code otherwise
   * than it is, and is replaced.
   */
  public static String harmless(String text) {
    StringBuilder changed = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHarmful(c)) {
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

  /** Whether a terminal obeys it, ends of lines and tabs aside, or shows others in its order. */
  public static boolean isHarmful(char c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t') || turnsDirection(c);
  }

  /** Embeddings, overrides and isolates (Unicode Standard Annex 9, 2). */
  private static boolean turnsDirection(char c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}
