package dev.llmjava.cli.diff;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.llmjava.cli.diff.Alignment.Change;
import dev.llmjava.cli.diff.Alignment.Numbered;
import dev.llmjava.cli.diff.Alignment.Pair;
import dev.llmjava.cli.terminal.DisplayWidth;
import dev.llmjava.cli.terminal.Paint;
import dev.llmjava.cli.text.PythonText;
import dev.llmjava.cli.text.ShortHash;
import dev.llmjava.cli.text.Words;
import dev.llmjava.cli.tree.MessageText;
import dev.llmjava.json.Json;
import dev.llmjava.store.Comparison;
import dev.llmjava.store.Comparison.Placed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The difference of two conversations in the style of unified diffs. */
final class DiffText {
  private static final int CONTEXT = 3;
  private static final int EXCERPT = 60;

  private final Paint paint;
  private final boolean words;

  /**
   * @param words mark words within lines, not lines
   */
  DiffText(Paint paint, boolean words) {
    this.paint = paint;
    this.words = words;
  }

  void print(Comparison comparison, List<Pair> pairs) {
    heading("--- ", comparison.a());
    heading("+++ ", comparison.b());
    common(comparison);
    for (Comparison.Setting setting : comparison.settings()) {
      setting('-', Paint.RED, setting.name(), setting.a());
      setting('+', Paint.GREEN, setting.name(), setting.b());
    }
    for (int i = 0; i < pairs.size(); i++) {
      if (pairs.get(i).change() == Change.SAME) {
        int last = i;
        while (last + 1 < pairs.size() && pairs.get(last + 1).change() == Change.SAME) {
          last++;
        }
        same(pairs.get(i), pairs.get(last));
        i = last;
      } else {
        changed(pairs.get(i));
      }
    }
  }

  private void heading(String mark, Comparison.Side side) {
    int count = side.messages().size();
    paint
        .in(
            Paint.BOLD,
            mark + side.point().kind().word() + " " + side.point().id() + ", " + messages(count))
        .endLine();
  }

  static String messages(int count) {
    return count + (count == 1 ? " message" : " messages");
  }

  private void common(Comparison comparison) {
    int common = comparison.common();
    if (common == 0) {
      paint.plain("Nothing in common").endLine();
      return;
    }
    Placed last = comparison.a().messages().get(common - 1);
    String hash = last.hash() == null ? "" : ShortHash.of(last.hash()) + " ";
    paint
        .plain(messages(common) + " in common, the last: ")
        .in(Paint.YELLOW, hash)
        .plain(last.message().role().wire() + " ")
        .plain(DisplayWidth.cut(MessageText.line(last.message()), EXCERPT, "..."))
        .endLine();
  }

  private void setting(char mark, String style, String name, @Nullable Json value) {
    if (value != null) {
      paint.in(style, mark + name + ": " + PythonText.of(value)).endLine();
    }
  }

  private void same(Pair first, Pair last) {
    String left = range(first.a(), last.a());
    String right = range(first.b(), last.b());
    title((left.equals(right) ? left : left + " / " + right) + ": the same words");
  }

  private static String range(@Nullable Numbered first, @Nullable Numbered last) {
    if (first == null || last == null) {
      return "";
    }
    return first.number() == last.number()
        ? "message " + first.number()
        : "messages " + first.number() + " to " + last.number();
  }

  private void title(String text) {
    paint.in(Paint.CYAN, "@@ " + text + " @@").endLine();
  }

  private void changed(Pair pair) {
    Numbered a = pair.a();
    Numbered b = pair.b();
    title(name(a, b));
    if (a != null && b != null) {
      texts(MessageText.whole(a.message()), MessageText.whole(b.message()));
    } else {
      Numbered only = a == null ? b : a;
      String text = only == null ? "" : MessageText.whole(only.message());
      for (String line : lines(text)) {
        line(a == null ? "+" + line : "-" + line);
      }
    }
  }

  private static String name(@Nullable Numbered a, @Nullable Numbered b) {
    if (a == null || b == null) {
      Numbered only = a == null ? b : a;
      return only == null ? "" : name(only) + ", only in the " + (a == null ? "second" : "first");
    }
    return a.number() == b.number() && ShortHash.of(hash(a)).isEmpty()
        ? name(a)
        : name(a)
            + " / "
            + (a.number() == b.number() ? "" : b.number() + " ")
            + ShortHash.of(hash(b));
  }

  private static String name(Numbered message) {
    String hash = ShortHash.of(hash(message));
    return "message "
        + message.number()
        + ", "
        + message.message().role().wire()
        + (hash.isEmpty() ? "" : " " + hash);
  }

  private static String hash(Numbered message) {
    return message.placed().hash() == null ? "" : message.placed().hash();
  }

  private void texts(String a, String b) {
    if (a.equals(b)) {
      paint.plain(" (the same words, with other ids or from another provider)").endLine();
    } else if (words) {
      words(a, b);
    } else {
      List<String> left = lines(a);
      List<String> diff =
          UnifiedDiffUtils.generateUnifiedDiff("a", "b", left, Edits.of(left, lines(b)), CONTEXT);
      boolean one = diff.stream().filter(line -> line.startsWith("@@ -")).count() == 1;
      diff.subList(one ? 3 : 2, diff.size()).forEach(this::line);
    }
  }

  static List<String> lines(String text) {
    return List.of(text.split("\n", -1));
  }

  private void line(String line) {
    String style =
        switch (line.charAt(0)) {
          case '-' -> Paint.RED;
          case '+' -> Paint.GREEN;
          case '@' -> Paint.DIM;
          default -> "";
        };
    paint.in(style, line).endLine();
  }

  private void words(String a, String b) {
    List<String> left = Words.of(a);
    List<String> right = Words.of(b);
    int next = 0;
    for (AbstractDelta<String> delta : Edits.of(left, right).getDeltas()) {
      paint.plain(String.join("", left.subList(next, delta.getSource().getPosition())));
      word(Paint.RED, "[-", delta.getSource().getLines(), "-]");
      word(Paint.GREEN, "{+", delta.getTarget().getLines(), "+}");
      next = delta.getSource().getPosition() + delta.getSource().size();
    }
    paint.plain(String.join("", left.subList(next, left.size()))).endLine();
  }

  /** Colours say it where there are some. */
  private void word(String style, String open, List<String> words, String close) {
    String text = String.join("", words);
    if (!text.isEmpty()) {
      paint.in(style, paint.hasColours() ? text : open + text + close);
    }
  }
}
