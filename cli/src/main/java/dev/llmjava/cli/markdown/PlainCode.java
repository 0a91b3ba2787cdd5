package dev.llmjava.cli.markdown;

/** A language that is not known: no colours. */
record PlainCode(Ink ink) implements Code {
  @Override
  public void put(int c) {
    ink.put(c, Style.PLAIN);
  }

  @Override
  public void endLine() {}
}
