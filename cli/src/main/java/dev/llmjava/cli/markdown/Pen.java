package dev.llmjava.cli.markdown;

import java.util.function.Consumer;

/** Writes styled characters as a terminal takes them. Between two flushes no style stays on. */
final class Pen implements Ink {
  private static final int MOST_HELD = 1 << 16;

  private final boolean colours;
  private final Consumer<String> out;
  private final StringBuilder written = new StringBuilder();
  private Style style = Style.PLAIN;
  private boolean styled;

  Pen(boolean colours, Consumer<String> out) {
    this.colours = colours;
    this.out = out;
  }

  @Override
  public void put(int c, Style next) {
    if (!next.equals(style)) {
      change(next);
    }
    written.appendCodePoint(c);
    if (written.length() > MOST_HELD) {
      flush();
    }
  }

  void endLine() {
    change(Style.PLAIN);
    written.append('\n');
  }

  private void change(Style next) {
    if (styled) {
      written.append("\u001b[0m");
    }
    String codes = next.codes(colours);
    styled = !codes.isEmpty();
    if (styled) {
      written.append("\u001b[").append(codes).append('m');
    }
    style = next;
  }

  void flush() {
    change(Style.PLAIN);
    if (!written.isEmpty()) {
      out.accept(written.toString());
      written.setLength(0);
    }
  }
}
