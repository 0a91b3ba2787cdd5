package dev.llmjava.store;

import dev.llmjava.Chain;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Role;
import dev.llmjava.store.MessageTree.Node;
import dev.llmjava.store.MessageTree.ThreadEnd;
import dev.llmjava.store.MessageTree.TurnEnd;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the tree around one message, in time that is linear in its size. */
final class TreeReader {
  private static final String TURNS =
      MessageRows.DOWN
          + """
          select turns.id, turns.thread_id, turns.model, turns.datetime_utc,
            llmjava_turn_endings.ending, llmjava_turn_endings.message,
            llmjava_turn_endings.unfinished, turns.tip_message_hash
          from turns
          left join llmjava_turn_endings on llmjava_turn_endings.turn_id = turns.id
          where turns.tip_message_hash in (select hash from down)
          order by turns.id
          """;

  private static final String THREADS =
      MessageRows.DOWN
          + """
          select id, name, forked_from, tip_message_hash,
            (select max(turns.id) from turns where turns.thread_id = threads.id) as used
          from threads
          where tip_message_hash in (select hash from down)
          order by id
          """;

  private record Ended(int message, TurnEnd turn) {}

  private record Tip(String id, String name, @Nullable String forkedFrom, int tip, String used) {}

  private final Database database;
  private final MessageRows rows;
  private final Map<Integer, List<TurnEnd>> turns = new HashMap<>();
  private List<Tip> threads = List.of();

  TreeReader(Database database, MessageRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /**
   * The tree around a point that has a tip.
   *
   * @param most of how many threads messages are shown: that of the point and those used last; 0
   *     for all
   */
  MessageTree read(Point point, int most, Function<Node, Message> messages) throws SQLException {
    String root = rows.hash(rows.root());
    var first = new HashMap<Integer, String>();
    for (Ended ended : database.list(TURNS, this::turn, root)) {
      turns.computeIfAbsent(ended.message(), key -> new ArrayList<>()).add(ended.turn());
      first.putIfAbsent(ended.message(), ended.turn().id());
    }
    rows.sortByTurn(first);
    threads = database.list(THREADS, this::thread, root);
    int tip = rows.number(point.tip());
    List<Integer> kept = kept(point, tip, most);
    var numbers = new HashMap<Integer, Integer>();
    kept.forEach(message -> numbers.put(message, numbers.size()));
    Map<Integer, List<ThreadEnd>> ends = ends(numbers.keySet());
    var nodes = new ArrayList<Node>(kept.size());
    for (int message : kept) {
      nodes.add(node(message, numbers, ends.getOrDefault(message, List.of())));
    }
    int shown = ends.values().stream().mapToInt(List::size).sum();
    return new MessageTree(nodes, numbers.getOrDefault(tip, 0), threads.size() - shown, messages);
  }

  private Node node(int message, Map<Integer, Integer> numbers, List<ThreadEnd> ends) {
    var children = new ArrayList<Integer>();
    for (int child : rows.children(message)) {
      Integer number = numbers.get(child);
      if (number != null) {
        children.add(number);
      }
    }
    return new Node(
        numbers.getOrDefault(message, 0),
        rows.hash(message),
        numbers.getOrDefault(rows.parent(message), -1),
        children,
        turns.getOrDefault(message, List.of()),
        ends);
  }

  /** The messages that are shown, in their order: of chosen threads everything that was said. */
  private List<Integer> kept(Point point, int tip, int most) {
    List<Integer> all = rows.parentsFirst();
    if (most <= 0) {
      return all;
    }
    var wanted = new HashSet<Integer>();
    above(tip, wanted);
    for (Tip thread : chosen(point.thread(), most)) {
      above(thread.tip(), wanted);
    }
    all.removeIf(message -> !wanted.contains(message));
    return all;
  }

  private List<Tip> chosen(@Nullable String always, int most) {
    var latest = new ArrayList<>(threads);
    latest.sort(
        Comparator.<Tip, Boolean>comparing(thread -> thread.id().equals(always))
            .thenComparing(Tip::used)
            .reversed());
    return latest.subList(0, Math.min(most, latest.size()));
  }

  /** A message and those before it, up to one that is there already. */
  private void above(int message, Set<Integer> into) {
    for (int next = message; next >= 0 && into.add(next); ) {
      next = rows.parent(next);
    }
  }

  private Map<Integer, List<ThreadEnd>> ends(Set<Integer> kept) throws SQLException {
    String latest = new Threads(database).latest().map(StoredThread::id).orElse("");
    var chains = new ChainReader(database);
    var ends = new HashMap<Integer, List<ThreadEnd>>();
    for (Tip thread : threads) {
      if (kept.contains(thread.tip())) {
        ends.computeIfAbsent(thread.tip(), key -> new ArrayList<>())
            .add(
                new ThreadEnd(
                    thread.id(),
                    thread.name(),
                    thread.forkedFrom(),
                    thread.id().equals(latest),
                    pending(thread, chains)));
      }
    }
    return ends;
  }

  /** Read off the last answer and what follows it, which is all that can matter. */
  private List<Part.ToolCall> pending(Tip thread, ChainReader chains) throws SQLException {
    var last = new ArrayList<Message>();
    for (int at = thread.tip(); at >= 0; at = rows.parent(at)) {
      Message message = chains.message(rows.hash(at)).message();
      if (message.role() != Role.ASSISTANT && message.role() != Role.TOOL) {
        break;
      }
      if (message.role() == Role.TOOL
          && !last.isEmpty()
          && last.getLast().role() == Role.ASSISTANT) {
        break;
      }
      last.add(message);
    }
    Collections.reverse(last);
    return Chain.pending(new PendingResults(database).with(List.copyOf(last), thread.id()));
  }

  private Ended turn(ResultSet row) throws SQLException {
    return new Ended(
        rows.number(row.getString(8)),
        new TurnEnd(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            Threads.ending(row.getString(5), row.getString(6), row.getString(7))));
  }

  private Tip thread(ResultSet row) throws SQLException {
    return new Tip(
        row.getString(1),
        Fields.text(row, "name"),
        row.getString(3),
        rows.number(row.getString(4)),
        Fields.text(row, "used"));
  }
}
