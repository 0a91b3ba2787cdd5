package dev.llmjava.cli.markdown;

/** Takes characters in their order. */
interface Ink {
  /**
   * Takes one.
   *
   * @param c a code point
   */
  void put(int c, Style style);

  default void put(String text, Style style) {
    text.codePoints().forEach(c -> put(c, style));
  }
}
