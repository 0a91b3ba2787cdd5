package dev.llmjava.provider;

import java.util.Comparator;
import java.util.List;

/** What somebody may have meant who wrote a name that there is not. */
final class NearNames {
  private static final int MOST = 3;

  private NearNames() {}

  /** The names that look most like {@code wrong}, the nearest first; empty when none does. */
  static List<String> of(String wrong, List<String> names) {
    return names.stream()
        .filter(name -> isNear(wrong, name))
        .sorted(Comparator.comparingInt(name -> distance(wrong, name)))
        .limit(MOST)
        .toList();
  }

  private static boolean isNear(String a, String b) {
    return a.contains(b) || b.contains(a) || 2 * distance(a, b) <= Math.max(a.length(), b.length());
  }

  /** Levenshtein's: how many letters to add, take away or change. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
