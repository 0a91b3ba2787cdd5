package dev.llmjava.cli.markdown;

import java.util.function.Consumer;

/**
 * Shows Markdown on a terminal while it comes. Only what stands fixed is written: nothing is ever
 * overwritten, and the cursor is not moved. A few characters are held back until it is clear what
 * they mean, a table until it is whole. Takes time in proportion to the text. One thread.
 */
public final class MarkdownStream {
  private final Pen pen;
  private final Blocks blocks;
  private int half;

  /**
   * @param out takes what the terminal is to be sent, which is text, ends of lines and styles
   */
  public MarkdownStream(Screen screen, Consumer<String> out) {
    pen = new Pen(screen.colours(), out);
    blocks = new Blocks(screen, new Lines(screen, pen));
  }

  /**
   * Shows more.
   *
   * @param text without control characters but tabs and line feeds, because all are passed on
   */
  public void write(String text) {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
    pen.flush();
  }

  /** A chunk may end between the halves of a surrogate pair; the first half waits. */
  private void put(char c) {
    if (half != 0 && Character.isLowSurrogate(c)) {
      blocks.put(Character.toCodePoint((char) half, c));
      half = 0;
    } else {
      endHalf();
      if (Character.isHighSurrogate(c)) {
        half = c;
      } else if (c == '\n') {
        blocks.endLine();
      } else {
        blocks.put(c);
      }
    }
  }

  private void endHalf() {
    if (half != 0) {
      blocks.put(half);
      half = 0;
    }
  }

  /** Shows what was held, and ends the line; what comes next is a text of its own. */
  public void finish() {
    endHalf();
    blocks.finish();
    pen.flush();
  }
}
