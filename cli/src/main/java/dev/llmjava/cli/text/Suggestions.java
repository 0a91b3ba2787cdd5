package dev.llmjava.cli.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What somebody who mistyped a name may have meant: the up to three names that Ratcliff and
 * Obershelp's measure finds at least six tenths alike, as click suggests them.
 */
public final class Suggestions {
  private static final double ALIKE = 0.6;
  private static final int MOST = 3;

  private Suggestions() {}

  /** What follows a message without a full stop; empty when nothing is close. */
  public static String after(String typed, Collection<String> names) {
    String phrase = phrase(typed, List.copyOf(names));
    return phrase.isEmpty() ? "" : "." + phrase;
  }

  /** A sentence with a space in front; empty when nothing is close. */
  public static String phrase(String typed, List<String> names) {
    List<String> close =
        names.stream()
            .filter(name -> likeness(name, typed) >= ALIKE)
            .sorted(
                Comparator.comparingDouble((String name) -> likeness(name, typed))
                    .thenComparing(Comparator.naturalOrder())
                    .reversed())
            .limit(MOST)
            .sorted()
            .map(name -> "'" + name + "'")
            .toList();
    return switch (close.size()) {
      case 0 -> "";
      case 1 -> " Did you mean " + close.getFirst() + "?";
      default -> " (Did you mean one of: " + String.join(", ", close) + "?)";
    };
  }

  private static double likeness(String a, String b) {
    return 2.0 * matching(a, b) / (a.length() + b.length());
  }

  /** The characters of the longest common run, and of those to its left and right. */
  private static int matching(String a, String b) {
    int startA = 0;
    int startB = 0;
    int longest = 0;
    for (int i = 0; i < a.length(); i++) {
      for (int j = 0; j < b.length(); j++) {
        int length = run(a, i, b, j);
        if (length > longest) {
          startA = i;
          startB = j;
          longest = length;
        }
      }
    }
    return longest == 0
        ? 0
        : longest
            + matching(a.substring(0, startA), b.substring(0, startB))
            + matching(a.substring(startA + longest), b.substring(startB + longest));
  }

  private static int run(String a, int i, String b, int j) {
    int length = 0;
    while (i + length < a.length()
        && j + length < b.length()
        && a.charAt(i + length) == b.charAt(j + length)) {
      length++;
    }
    return length;
  }
}
