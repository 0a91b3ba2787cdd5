package dev.llmjava.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Breaks a cell into lines that fit its column, between words where that can be. */
final class CellWrap {
  private CellWrap() {}

  static List<Glyphs> wrap(Glyphs cell, int width, Screen screen) {
    var parts = new ArrayList<Glyphs>();
    int from = 0;
    while (from < cell.length()) {
      int end = end(cell, from, width, screen);
      var part = new Glyphs();
      cell.copy(from, end, part);
      parts.add(part);
      from = end;
      while (from < cell.length() && cell.at(from) == ' ') {
        from++;
      }
    }
    return parts;
  }

  /** Where the line ends that begins there. */
  private static int end(Glyphs cell, int from, int width, Screen screen) {
    IntUnaryOperator counter = screen.counter();
    int used = 0;
    int breakAt = from;
    int start = from; // of what is seen as one character
    for (int i = from; i < cell.length(); i++) {
      int c = cell.at(i);
      if (i > from && (c == ' ' || WordBreaks.between(cell.at(i - 1), c, screen))) {
        breakAt = i;
      }
      start = i > from && WordBreaks.isPart(cell.at(i - 1), c) ? start : i;
      used += counter.applyAsInt(c);
      if (used > width) {
        return breakAt > from ? breakAt : start > from ? start : Math.max(i, from + 1);
      }
    }
    return cell.length();
  }
}
