package dev.llmjava.cli.usage;

import dev.llmjava.cli.text.TokenUsage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as columns, on a terminal with a bar for each row. */
final class UsageTable {
  private static final String GAP = "  ";
  private static final int WIDEST_LABEL = 44;
  private static final int SHORTEST_BAR = 8;
  private static final int LONGEST_BAR = 40;

  private final List<UsageRow> rows;
  private final UsageRow total;
  private final List<List<String>> cells = new ArrayList<>();

  UsageTable(UsageReport.By by, UsageReport report) {
    this.rows = report.rows();
    this.total = report.total();
    cells.add(
        List.of(by.name().toLowerCase(Locale.ROOT), "turns", "input", "output", "cached", "cost"));
    rows.forEach(row -> cells.add(cells(row)));
    cells.add(cells(total));
  }

  /**
   * @param width of the terminal; 0 for no bars
   */
  String text(int width) {
    int[] widths = widths();
    int used = 0;
    for (int column : widths) {
      used += column + GAP.length();
    }
    int bar = Math.min(width - used, LONGEST_BAR);
    double most = bar < SHORTEST_BAR ? 0 : most();
    var out = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      var line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        line.append(column == 0 ? "" : GAP);
        pad(line, cells.get(i).get(column), widths[column], column == 0);
      }
      if (bar >= SHORTEST_BAR && i > 0 && i <= rows.size()) {
        line.append(GAP).append(bar(rows.get(i - 1), most, bar));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private int[] widths() {
    int[] widths = new int[cells.getFirst().size()];
    for (List<String> line : cells) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return widths;
  }

  private static void pad(StringBuilder line, String cell, int width, boolean left) {
    int space = width - cell.length();
    line.repeat(' ', left ? 0 : space).append(cell).repeat(' ', left ? space : 0);
  }

  private static List<String> cells(UsageRow row) {
    String label = row.label().isEmpty() ? "(none)" : row.label();
    return List.of(
        label.length() > WIDEST_LABEL ? label.substring(0, WIDEST_LABEL - 1) + "…" : label,
        TokenUsage.grouped(row.turns()),
        count(row.input()),
        count(row.output()),
        count(row.cached()),
        row.costText());
  }

  private static String count(@Nullable Long count) {
    return count == null ? "-" : TokenUsage.grouped(count);
  }

  private double most() {
    double most = 0;
    for (UsageRow row : rows) {
      most = Math.max(most, size(row));
    }
    return most;
  }

  private String bar(UsageRow row, double most, int longest) {
    int length = most == 0 ? 0 : (int) Math.round(size(row) / most * longest);
    return "█".repeat(length);
  }

  /** By cost where that is known for every turn, else by tokens. */
  private double size(UsageRow row) {
    BigDecimal cost = row.cost();
    return total.unpriced() == 0 && cost != null ? cost.doubleValue() : row.tokens();
  }
}
