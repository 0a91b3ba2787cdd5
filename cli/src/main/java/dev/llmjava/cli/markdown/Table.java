package dev.llmjava.cli.markdown;

import dev.llmjava.cli.markdown.LineStart.Container;
import java.util.ArrayList;
import java.util.List;

/**
 * A table while it is open. It is shown when its last row has come, because no column has a width
 * before. One row alone is none.
 */
final class Table {
  private final Lines lines;
  private final Screen screen;
  private final List<Container> in;
  private final List<String> source = new ArrayList<>();
  private List<TableRow.Side> sides = List.of();

  Table(Lines lines, Screen screen, List<Container> in) {
    this.lines = lines;
    this.screen = screen;
    this.in = in;
  }

  /** Whether a row in these is one of it. */
  boolean isIn(List<Container> others) {
    return in.equals(others);
  }

  /** Adds a row; false when it is none of this table, because the second must divide. */
  boolean add(String line) {
    if (source.size() == 1) {
      sides = TableRow.sides(line);
      if (sides.isEmpty()) {
        return false;
      }
    }
    source.add(line);
    return true;
  }

  void show() {
    if (source.size() < 2) {
      plain();
      return;
    }
    var rows = new ArrayList<List<Glyphs>>();
    int columns = sides.size();
    for (int i = 0; i < source.size(); i++) {
      if (i != 1) {
        List<Glyphs> cells = cells(source.get(i), rows.isEmpty());
        columns = Math.max(columns, cells.size());
        rows.add(cells);
      }
    }
    int[] widths = ColumnWidths.of(rows, columns, screen, lines.room());
    if (widths.length == 0) {
      plain();
    } else {
      show(rows, new TableRow(lines, screen, widths, sides));
    }
  }

  private static void show(List<List<Glyphs>> rows, TableRow row) {
    row.show(rows.getFirst());
    row.rule();
    rows.subList(1, rows.size()).forEach(row::show);
  }

  private List<Glyphs> cells(String line, boolean heading) {
    var cells = new ArrayList<Glyphs>();
    for (String text : TableRow.split(line)) {
      var cell = new Glyphs();
      new Inline(cell, !screen.colours()).all(text, heading ? Style.of(Style.BOLD) : Style.PLAIN);
      cells.add(cell);
    }
    return cells;
  }

  /** The rows as they were written. */
  private void plain() {
    for (String line : source) {
      var words = new Inline(lines, !screen.colours());
      words.all(line, Style.PLAIN);
      lines.endLine();
    }
  }
}
