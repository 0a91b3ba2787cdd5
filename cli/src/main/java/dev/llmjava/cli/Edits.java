package dev.llmjava.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.List;

/** How one list becomes another, with as few changes as can be found in reasonable time. */
final class Edits {
  /** Above this many pairs of items, lists that differ are taken as wholly different. */
  private static final long MOST_PAIRS = 25_000_000;

  private Edits() {}

  static <T> Patch<T> of(List<T> a, List<T> b) {
    int shorter = Math.min(a.size(), b.size());
    int start = 0;
    while (start < shorter && a.get(start).equals(b.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
      end++;
    }
    int left = a.size() - end - start;
    int right = b.size() - end - start;
    if ((long) left * right <= MOST_PAIRS) {
      return DiffUtils.diff(a, b, new MyersDiffWithLinearSpace<>());
    }
    var patch = new Patch<T>();
    patch.addDelta(
        new ChangeDelta<>(
            new Chunk<>(start, a.subList(start, start + left)),
            new Chunk<>(start, b.subList(start, start + right))));
    return patch;
  }
}
