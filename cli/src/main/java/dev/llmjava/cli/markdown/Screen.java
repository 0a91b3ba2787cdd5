package dev.llmjava.cli.markdown;

import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * What Markdown is shown on.
 *
 * @param columns how wide it is
 * @param counters makes one for a text, which is given its code points in their order and says how
 *     many columns each adds
 * @param colours whether there may be any; without, bold and the like remain
 */
public record Screen(int columns, Supplier<IntUnaryOperator> counters, boolean colours) {
  /** How many columns a character takes that nothing stands before. */
  int width(int c) {
    return c < 0x7f ? 1 : counter().applyAsInt(c);
  }

  IntUnaryOperator counter() {
    return counters.get();
  }
}
