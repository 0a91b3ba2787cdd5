package dev.llmjava.cli.markdown;

import java.util.Arrays;
import java.util.List;

/**
 * How wide the columns of a table are: as their cells, and less for the widest where it must be.
 */
final class ColumnWidths {
  private static final int BETWEEN = 3;
  private static final int LEAST = 6;

  private ColumnWidths() {}

  /** Empty when there are too many columns for the room. */
  static int[] of(List<List<Glyphs>> rows, int columns, Screen screen, int room) {
    var widths = new int[columns];
    for (List<Glyphs> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).width(screen));
      }
    }
    int left = room - BETWEEN * (columns - 1);
    int most = most(widths, left);
    if (most == 0) {
      return new int[0];
    }
    return Arrays.stream(widths).map(width -> Math.min(width, most)).toArray();
  }

  /** How wide a column may be so that all fit; 0 when there is no such width. */
  private static int most(int[] widths, int room) {
    int widest = Arrays.stream(widths).max().orElse(0);
    if (Arrays.stream(widths).asLongStream().sum() <= room) {
      return Math.max(widest, 1);
    }
    int most = Math.min(widest, Math.max(room, 0));
    while (most >= LEAST) {
      int limit = most;
      if (Arrays.stream(widths).mapToLong(width -> Math.min(width, limit)).sum() <= room) {
        return most;
      }
      most--;
    }
    return 0;
  }
}
