package dev.llmjava.cli.diff;

import com.github.difflib.patch.AbstractDelta;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.store.Comparison;
import dev.llmjava.store.Comparison.Placed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of two conversations correspond, after those that they have in common: those that
 * say the same, and between them those of one role, in order.
 */
final class Alignment {
  /** What a message of a conversation is: where it stands, from 1 on, and what it says. */
  record Numbered(int number, Placed placed) {
    Message message() {
      return placed.message();
    }
  }

  /** What became of a message. */
  enum Change {
    SAME,
    CHANGED,
    REMOVED,
    ADDED
  }

  /**
   * Messages that correspond.
   *
   * @param a null when only the second conversation has it
   * @param b null when only the first one has it
   */
  record Pair(Change change, @Nullable Numbered a, @Nullable Numbered b) {}

  private final List<Numbered> a;
  private final List<Numbered> b;
  private final List<Pair> pairs = new ArrayList<>();

  private Alignment(List<Numbered> a, List<Numbered> b) {
    this.a = a;
    this.b = b;
  }

  static List<Pair> of(Comparison comparison) {
    int common = comparison.common();
    return new Alignment(
            after(common, comparison.a().messages()), after(common, comparison.b().messages()))
        .pairs();
  }

  private static List<Numbered> after(int common, List<Placed> messages) {
    var rest = new ArrayList<Numbered>();
    for (int i = common; i < messages.size(); i++) {
      rest.add(new Numbered(i + 1, messages.get(i)));
    }
    return rest;
  }

  private List<Pair> pairs() {
    int i = 0;
    int j = 0;
    for (AbstractDelta<String> delta :
        Edits.of(a.stream().map(Alignment::said).toList(), b.stream().map(Alignment::said).toList())
            .getDeltas()) {
      int from = delta.getSource().getPosition();
      while (i < from) {
        pairs.add(new Pair(Change.SAME, a.get(i++), b.get(j++)));
      }
      int left = i + delta.getSource().size();
      int right = j + delta.getTarget().size();
      differing(a.subList(i, left), b.subList(j, right));
      i = left;
      j = right;
    }
    while (i < a.size()) {
      pairs.add(new Pair(Change.SAME, a.get(i++), b.get(j++)));
    }
    return pairs;
  }

  /** One role answers the other, so what one side lacks is often found by its role. */
  private void differing(List<Numbered> left, List<Numbered> right) {
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      boolean both = i < left.size() && j < right.size();
      if (both && left.get(i).message().role() == right.get(j).message().role()) {
        pairs.add(new Pair(Change.CHANGED, left.get(i++), right.get(j++)));
      } else if (left.size() - i >= right.size() - j) {
        pairs.add(new Pair(Change.REMOVED, left.get(i++), null));
      } else {
        pairs.add(new Pair(Change.ADDED, null, right.get(j++)));
      }
    }
  }

  /** What is said, without ids and what providers attach, which differ from answer to answer. */
  private static String said(Numbered numbered) {
    Message message = numbered.message();
    var said = new StringBuilder(message.role().wire());
    for (Part part : message.parts()) {
      Json.Obj json = part instanceof Part.Media ? bare(part) : part.toJson();
      said.append('\n').append(json.without("tool_call_id", "provider_metadata"));
    }
    return said.toString();
  }

  private static Json.Obj bare(Part media) {
    return Json.object()
        .put("type", "attachment")
        .put("id", ((Part.Media) media).attachment().id())
        .build();
  }
}
