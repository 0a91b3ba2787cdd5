package dev.llmjava.cli.markdown;

/** Colours code while it comes. Characters may be held until a word is whole. */
interface Code {
  void put(int c);

  /** All of the line has come; its end is nobody's to show here. */
  void endLine();
}
