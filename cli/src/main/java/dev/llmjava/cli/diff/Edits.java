package dev.llmjava.cli.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
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
      return joined(DiffUtils.diff(a, b, new MyersDiffWithLinearSpace<>()), b);
    }
    var patch = new Patch<T>();
    add(patch, start, a.subList(start, start + left), start, b.subList(start, start + right));
    return patch;
  }

  /** What is taken away and what comes in its place are one change. */
  private static <T> Patch<T> joined(Patch<T> patch, List<T> b) {
    var joined = new Patch<T>();
    int from = 0;
    int to = 0;
    var removed = new ArrayList<T>();
    int added = 0;
    for (AbstractDelta<T> delta : patch.getDeltas()) {
      int same = delta.getSource().getPosition() - from - removed.size();
      if (same > 0) {
        add(joined, from, removed, to, b.subList(to, to + added));
        from += removed.size() + same;
        to += added + same;
        removed.clear();
        added = 0;
      }
      removed.addAll(delta.getSource().getLines());
      added += delta.getTarget().size();
    }
    add(joined, from, removed, to, b.subList(to, to + added));
    return joined;
  }

  private static <T> void add(Patch<T> patch, int from, List<T> removed, int to, List<T> added) {
    if (!removed.isEmpty() || !added.isEmpty()) {
      patch.addDelta(
          new ChangeDelta<>(
              new Chunk<>(from, List.copyOf(removed)), new Chunk<>(to, List.copyOf(added))));
    }
  }
}
