package dev.llmjava.cli.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Shows the rows of a table, cell beside cell; one wider than its column goes on below. */
final class TableRow {
  /** Where a cell stands in its column. */
  enum Side {
    LEFT,
    MIDDLE,
    RIGHT
  }

  private static final Pattern DIVIDER = Pattern.compile(":?-+:?");
  private static final String BETWEEN = " \u2502 ";
  private static final String CROSS = "\u2500\u253c\u2500";
  private static final Style RULED = Style.of(Style.DIM);

  private final Lines lines;
  private final Screen screen;
  private final int[] widths;
  private final List<Side> sides;

  /**
   * @param widths of the columns
   * @param sides where the cells of each column stand in it
   */
  TableRow(Lines lines, Screen screen, int[] widths, List<Side> sides) {
    this.lines = lines;
    this.screen = screen;
    this.widths = widths.clone();
    this.sides = sides;
  }

  /** What the second row of a table says of its columns; empty when it is no such row. */
  static List<Side> sides(String line) {
    var sides = new ArrayList<Side>();
    for (String cell : split(line)) {
      if (!DIVIDER.matcher(cell).matches()) {
        return List.of();
      }
      boolean left = cell.startsWith(":");
      boolean right = cell.endsWith(":");
      sides.add(right ? left ? Side.MIDDLE : Side.RIGHT : Side.LEFT);
    }
    return sides;
  }

  /** The cells: between bars that no backslash stands before and that are in no code. */
  static List<String> split(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    String row = line.strip();
    boolean code = false;
    for (int i = row.startsWith("|") ? 1 : 0; i < row.length(); i++) {
      char c = row.charAt(i);
      if (c == '\\' && i + 1 < row.length()) {
        i++;
        cell.append(row.charAt(i) == '|' ? "" : "\\").append(row.charAt(i));
      } else if (c == '|' && !code) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        code = c == '`' ? !code && row.indexOf('`', i + 1) >= 0 : code;
        cell.append(c);
      }
    }
    if (!cell.toString().isBlank()) {
      cells.add(cell.toString().strip());
    }
    return cells;
  }

  void rule() {
    var line = new Glyphs();
    for (int i = 0; i < widths.length; i++) {
      line.put(i == 0 ? "" : CROSS, RULED);
      line.put("\u2500".repeat(widths[i]), RULED);
    }
    lines.exactly(line);
    lines.endLine();
  }

  void show(List<Glyphs> cells) {
    var wrapped = new ArrayList<List<Glyphs>>();
    int height = 1;
    for (int i = 0; i < cells.size(); i++) {
      List<Glyphs> parts = CellWrap.wrap(cells.get(i), widths[i], screen);
      height = Math.max(height, parts.size());
      wrapped.add(parts);
    }
    for (int i = 0; i < height; i++) {
      showLine(wrapped, i);
    }
  }

  private void showLine(List<List<Glyphs>> cells, int number) {
    var line = new Glyphs();
    for (int i = 0; i < widths.length; i++) {
      List<Glyphs> parts = i < cells.size() ? cells.get(i) : List.of();
      Glyphs part = number < parts.size() ? parts.get(number) : new Glyphs();
      int space = Math.max(0, widths[i] - part.width(screen));
      int left = left(i, space);
      line.put(i == 0 ? "" : BETWEEN, RULED);
      line.put(" ".repeat(left), Style.PLAIN);
      part.copy(line);
      line.put(i + 1 == widths.length ? "" : " ".repeat(space - left), Style.PLAIN);
    }
    lines.exactly(line);
    lines.endLine();
  }

  private int left(int column, int space) {
    return switch (column < sides.size() ? sides.get(column) : Side.LEFT) {
      case LEFT -> 0;
      case MIDDLE -> space / 2;
      case RIGHT -> space;
    };
  }
}
