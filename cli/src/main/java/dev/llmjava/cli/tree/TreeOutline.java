package dev.llmjava.cli.tree;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.cli.terminal.DisplayWidth;
import dev.llmjava.cli.terminal.Paint;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.terminal.TerminalWidth;
import dev.llmjava.cli.text.ShortHash;
import dev.llmjava.store.MessageTree;
import dev.llmjava.store.MessageTree.Node;
import dev.llmjava.store.MessageTree.ThreadEnd;
import dev.llmjava.store.MessageTree.TurnEnd;
import dev.llmjava.store.Point;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A tree as an outline. What goes straight on is not indented; of several branches the one with
 * most messages goes straight on, so that the deepest of n messages is indented at most log n times
 * however conversations fork.
 */
final class TreeOutline {
  /** How long what is said may be where no terminal limits it, in columns. */
  private static final int UNLIMITED = 100;

  private static final int LEAST = 10;
  private static final int ROLE = "assistant".length();
  private static final int MINUTES = "2026-01-31T12:00".length();

  /** What lines are drawn with. */
  private record Pen(
      String message, String asked, String branch, String rail, String thread, String more) {
    static final Pen LINES = new Pen("●", "◉", "├─", "│ ", "◆", "…");
    static final Pen PLAIN = new Pen("*", "@", "|-", "| ", "=", "...");
  }

  /**
   * A message to be drawn.
   *
   * @param lead what stands before it
   * @param rail what stands before the lines that follow it
   */
  private record Step(int node, String lead, String rail) {}

  private final MessageTree tree;
  private final boolean full;
  private final int asked;
  private final Paint paint;
  private final Pen pen;
  private final int width;
  private final int[] sizes;

  /**
   * @param full show all that was said, below the line of its message
   */
  TreeOutline(MessageTree tree, Point point, boolean full, Terminal terminal) {
    this.tree = tree;
    this.full = full;
    this.asked = point.kind() == Point.Kind.THREAD ? -1 : tree.at().number();
    this.paint = new Paint(terminal);
    this.pen = paint.drawsLines() ? Pen.LINES : Pen.PLAIN;
    this.width = terminal.out().isTerminal() ? TerminalWidth.of(terminal) : 0;
    this.sizes = sizes(tree.nodes());
  }

  private static int[] sizes(List<Node> nodes) {
    var sizes = new int[nodes.size()];
    for (Node node : nodes.reversed()) {
      sizes[node.number()]++;
      if (node.parent() >= 0) {
        sizes[node.parent()] += sizes[node.number()];
      }
    }
    return sizes;
  }

  void print() {
    Deque<Step> open = new ArrayDeque<>();
    open.push(new Step(0, "", ""));
    while (!open.isEmpty()) {
      Step step = open.pop();
      Node node = tree.nodes().get(step.node());
      print(node, step);
      int trunk = trunk(node);
      if (trunk >= 0) {
        open.push(new Step(trunk, step.rail(), step.rail()));
      }
      for (int child : node.children().reversed()) {
        if (child != trunk) {
          open.push(new Step(child, step.rail() + pen.branch(), step.rail() + pen.rail()));
        }
      }
    }
    if (tree.hiddenThreads() > 0) {
      int hidden = tree.hiddenThreads();
      paint.in(Paint.DIM, hidden + (hidden == 1 ? " more conversation" : " more conversations"));
      paint.endLine();
    }
  }

  /** The longest branch, of equals the last; -1 where nothing follows. */
  private int trunk(Node node) {
    int trunk = -1;
    for (int child : node.children()) {
      trunk = trunk < 0 || sizes[child] >= sizes[trunk] ? child : trunk;
    }
    return trunk;
  }

  private void print(Node node, Step step) {
    Message message = tree.message(node);
    boolean here = node.number() == asked;
    String name = name(node);
    String role = message.role().wire();
    String start = step.lead() + (here ? pen.asked() : pen.message()) + " ";
    String end = end(node.turns());
    String broken = broken(node.turns());
    paint.plain(start).in(Paint.YELLOW, name).plain(" ");
    paint.in(here ? Paint.BOLD : "", role + " ".repeat(Math.max(ROLE - role.length(), 0)));
    if (!full) {
      int used = DisplayWidth.of(start + name + end + broken) + ROLE + 2;
      int room = width == 0 ? UNLIMITED : Math.max(width - used, LEAST);
      paint.plain(" " + DisplayWidth.cut(MessageText.line(message), room, pen.more()));
    }
    paint.in(Paint.DIM, end).in(Paint.RED, broken).endLine();
    String below = step.rail() + (node.children().isEmpty() ? "  " : pen.rail());
    if (full) {
      for (String line : MessageText.whole(message).split("\n", -1)) {
        paint.plain(below + line).endLine();
      }
    }
    node.threads().forEach(thread -> print(thread, step.rail()));
  }

  /** What the message can be named by: of a legacy one its response, as it has no hash. */
  private static String name(Node node) {
    if (node.hash() != null) {
      return ShortHash.of(node.hash());
    }
    return node.turns().isEmpty() ? " ".repeat(26) : node.turns().getFirst().id();
  }

  private static String end(List<TurnEnd> turns) {
    if (turns.isEmpty()) {
      return "";
    }
    TurnEnd first = turns.getFirst();
    String started = first.started() == null ? "" : first.started();
    String time = started.substring(0, Math.min(MINUTES, started.length())).replace('T', ' ');
    String others = turns.size() == 1 ? "" : " +" + (turns.size() - 1);
    return "  " + (first.model() == null ? "" : first.model()) + " " + time + others;
  }

  private static String broken(List<TurnEnd> turns) {
    return turns.stream()
        .flatMap(turn -> turn.broken().stream())
        .map(ending -> " " + ending.kind().name().toLowerCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.joining());
  }

  private void print(ThreadEnd thread, String rail) {
    paint.plain(rail).in(Paint.CYAN, pen.thread() + " " + thread.id());
    paint.plain(" " + MessageText.oneLine(thread.name()));
    if (thread.forkedFrom() != null) {
      paint.in(Paint.DIM, "  forked from " + thread.forkedFrom());
    }
    if (!thread.pending().isEmpty()) {
      String names =
          thread.pending().stream().map(Part.ToolCall::name).collect(Collectors.joining(", "));
      paint.in(Paint.YELLOW, "  waits for " + names);
    }
    if (thread.latest()) {
      paint.in(Paint.GREEN, "  current");
    }
    paint.endLine();
  }
}
