package dev.llmjava.cli.markdown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Styled characters that are kept for a while. */
final class Glyphs implements Ink {
  private int[] characters = new int[16];
  private final List<Style> styles = new ArrayList<>();

  @Override
  public void put(int c, Style style) {
    if (styles.size() == characters.length) {
      characters = Arrays.copyOf(characters, characters.length * 2);
    }
    characters[styles.size()] = c;
    styles.add(style);
  }

  int length() {
    return styles.size();
  }

  boolean isEmpty() {
    return styles.isEmpty();
  }

  int at(int index) {
    return characters[index];
  }

  int last() {
    return isEmpty() ? 0 : at(length() - 1);
  }

  /** Gives those from {@code from} to before {@code to} to another. */
  void copy(int from, int to, Ink ink) {
    for (int i = from; i < to; i++) {
      ink.put(characters[i], styles.get(i));
    }
  }

  void copy(Ink ink) {
    copy(0, length(), ink);
  }

  void clear() {
    styles.clear();
  }

  int width(Screen screen) {
    IntUnaryOperator counter = screen.counter();
    int width = 0;
    for (int i = 0; i < length(); i++) {
      width += counter.applyAsInt(characters[i]);
    }
    return width;
  }
}
