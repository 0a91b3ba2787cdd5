package dev.llmjava.cli.markdown;

/** The lines of a diff, by their first character. */
final class DiffCode implements Code {
  private final Ink ink;
  private Style style = Style.PLAIN;
  private boolean begun;

  DiffCode(Ink ink) {
    this.ink = ink;
  }

  @Override
  public void put(int c) {
    if (!begun) {
      begun = true;
      style =
          switch (c) {
            case '+' -> Style.in(Style.GREEN);
            case '-' -> Style.in(Style.RED);
            case '@' -> Style.in(Style.CYAN);
            default -> Style.PLAIN;
          };
    }
    ink.put(c, style);
  }

  @Override
  public void endLine() {
    begun = false;
  }
}
