package dev.llmjava.cli;

import dev.llmjava.cli.terminal.DisplayWidth;
import java.util.function.IntUnaryOperator;

/** How wide the command takes characters to be, for the tests of its packages. */
public final class TerminalColumns {
  private TerminalColumns() {}

  public static IntUnaryOperator counter() {
    return new DisplayWidth()::add;
  }

  public static int of(String text) {
    return DisplayWidth.of(text);
  }
}
