package dev.llmjava.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How many columns the terminal has. */
final class TerminalWidth {
  private static final int USUAL = 80;

  private TerminalWidth() {}

  /** What {@code COLUMNS} says, or else the terminal itself, or else 80. */
  static int of(Terminal terminal) {
    int told = number(terminal.variable("COLUMNS"));
    if (told > 0) {
      return told;
    }
    int asked = terminal.inputIsTerminal() ? ask() : 0;
    return asked > 0 ? asked : USUAL;
  }

  /** Java cannot ask; {@code stty} can, of the terminal that is its standard input. */
  private static int ask() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return number(size.substring(size.indexOf(' ') + 1));
    } catch (IOException e) {
      return 0;
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
