package dev.llmjava.cli.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** How wide the user's terminal is, in columns. */
public final class TerminalWidth {
  private static final int USUAL = 80;
  private static final int LEAST = 20;

  private TerminalWidth() {}

  /** What {@code COLUMNS} says, else what the terminal does; 80 when neither does. */
  public static int of(Terminal terminal) {
    int told = columns(terminal.variable("COLUMNS"));
    return told > 0 ? told : columns(asked());
  }

  private static int columns(String text) {
    try {
      return text.isEmpty() ? 0 : Math.max(Integer.parseInt(text.strip()), LEAST);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Java cannot ask; {@code stty} prints rows and columns. */
  private static String asked() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      process.waitFor(1, TimeUnit.SECONDS);
      String columns = size.substring(size.indexOf(' ') + 1).strip();
      return columns.isEmpty() || columns.equals("0") ? Integer.toString(USUAL) : columns;
    } catch (IOException e) {
      return Integer.toString(USUAL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Integer.toString(USUAL);
    }
  }
}
