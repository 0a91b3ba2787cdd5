package dev.llmjava.cli;

/** The widths of characters, for tests of what is set into them. */
public final class TerminalColumns {
  private TerminalColumns() {}

  public static int of(int c) {
    return DisplayWidth.of(c);
  }
}
