package dev.llmjava.schema;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which of the known names somebody may have meant. */
final class Nearest {
  private static final int MOST = 3;
  private static final int LONGEST = 60;

  private Nearest() {}

  /** The known names most like {@code wanted}, the best first; the first few if none is. */
  static List<String> to(String wanted, Collection<String> known) {
    List<String> near =
        known.stream()
            .filter(name -> distance(wanted, name) <= 1 + name.length() / 3)
            .sorted(Comparator.comparingInt(name -> distance(wanted, name)))
            .limit(MOST)
            .toList();
    return near.isEmpty() ? known.stream().limit(MOST).toList() : near;
  }

  /** Edits between them (Levenshtein), case aside; what is very long is near nothing. */
  private static int distance(String one, String other) {
    if (one.length() > LONGEST || other.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
