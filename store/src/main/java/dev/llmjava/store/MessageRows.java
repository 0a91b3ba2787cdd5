package dev.llmjava.store;

import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the messages that share one root hang together, without what they say. Messages are numbers
 * here, in the order of their rows.
 */
final class MessageRows {
  /** Table {@code down}: a message and all that follow it. */
  static final String DOWN =
      """
      with recursive down (hash) as (
        select ?1
        union
        select messages.hash from down join messages on messages.parent_hash = down.hash
      )
      """;

  private static final String ALL =
      DOWN
          + """
          select messages.hash, messages.parent_hash
          from down join messages on messages.hash = down.hash
          order by messages.rowid
          """;

  /** Sorts after every id. */
  private static final String LAST = "\uffff";

  private record Row(String hash, @Nullable String parent) {}

  private final List<Row> rows;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<List<Integer>> children = new ArrayList<>();
  private int root;

  private MessageRows(List<Row> rows) {
    this.rows = rows;
    for (Row row : rows) {
      numbers.put(row.hash(), numbers.size());
      children.add(new ArrayList<>());
    }
    for (int i = 0; i < rows.size(); i++) {
      Integer parent = numbers.get(rows.get(i).parent());
      if (parent == null) {
        root = i;
      } else {
        children.get(parent).add(i);
      }
    }
  }

  /** All messages that share the root of this one. */
  static MessageRows around(Database database, String tip) throws SQLException {
    String root = new ChainRoots(database).of(tip);
    return new MessageRows(
        database.list(ALL, row -> new Row(row.getString(1), row.getString(2)), root));
  }

  int size() {
    return rows.size();
  }

  int root() {
    return root;
  }

  String hash(int message) {
    return rows.get(message).hash();
  }

  /** -1 for one that is not among them. */
  int number(@Nullable String hash) {
    return numbers.getOrDefault(hash, -1);
  }

  /** -1 for the root. */
  int parent(int message) {
    return number(rows.get(message).parent());
  }

  List<Integer> children(int message) {
    return children.get(message);
  }

  /** Puts the children of every message in the order of the earliest turn that has them. */
  void sortByTurn(Map<Integer, String> firstTurns) {
    var first = new String[size()];
    Arrays.fill(first, LAST);
    firstTurns.forEach((message, turn) -> first[message] = turn);
    for (int message : parentsFirst().reversed()) {
      int parent = parent(message);
      if (parent >= 0 && first[message].compareTo(first[parent]) < 0) {
        first[parent] = first[message];
      }
    }
    for (List<Integer> siblings : children) {
      siblings.sort((a, b) -> first[a].compareTo(first[b]));
    }
  }

  /** All of them, every message after its parent, a whole branch before the next. */
  List<Integer> parentsFirst() {
    var order = new ArrayList<Integer>(size());
    Deque<Integer> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      int next = open.pop();
      order.add(next);
      children.get(next).reversed().forEach(open::push);
    }
    return order;
  }
}
