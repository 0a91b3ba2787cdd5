package dev.llmjava.cli.markdown;

import java.util.function.IntUnaryOperator;

/**
 * What Markdown is shown on.
 *
 * @param columns how wide it is
 * @param widths how many columns a character takes, by its code point
 * @param colours whether there may be any; without, bold and the like remain
 */
public record Screen(int columns, IntUnaryOperator widths, boolean colours) {
  int width(int c) {
    return c < 0x7f ? 1 : widths.applyAsInt(c);
  }
}
