package dev.llmjava.cli.diff;

import com.github.difflib.patch.AbstractDelta;
import dev.llmjava.cli.diff.Alignment.Change;
import dev.llmjava.cli.diff.Alignment.Numbered;
import dev.llmjava.cli.diff.Alignment.Pair;
import dev.llmjava.cli.tree.MessageText;
import dev.llmjava.store.Comparison;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much two conversations differ, in one line. */
final class DiffStat {
  private int removed;
  private int added;

  private DiffStat() {}

  static String of(Comparison comparison, List<Pair> pairs) {
    var stat = new DiffStat();
    pairs.forEach(stat::count);
    String settings =
        comparison.settings().stream()
            .map(Comparison.Setting::name)
            .collect(Collectors.joining(", "));
    return DiffText.messages(comparison.common())
        + " in common, "
        + count(pairs, Change.SAME)
        + " with the same words, "
        + count(pairs, Change.CHANGED)
        + " changed, "
        + count(pairs, Change.REMOVED)
        + " only in the first, "
        + count(pairs, Change.ADDED)
        + " only in the second; "
        + stat.removed
        + (stat.removed == 1 ? " line removed, " : " lines removed, ")
        + stat.added
        + " added"
        + (settings.isEmpty() ? "" : "; " + settings);
  }

  private static long count(List<Pair> pairs, Change change) {
    return pairs.stream().filter(pair -> pair.change() == change).count();
  }

  private void count(Pair pair) {
    if (pair.change() == Change.SAME) {
      return;
    }
    for (AbstractDelta<String> delta : Edits.of(lines(pair.a()), lines(pair.b())).getDeltas()) {
      removed += delta.getSource().size();
      added += delta.getTarget().size();
    }
  }

  private static List<String> lines(@Nullable Numbered message) {
    return message == null ? List.of() : DiffText.lines(MessageText.whole(message.message()));
  }
}
