package dev.llmjava.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log in memory, and what is reached in it, found out the slow way: to compare with what the file
 * holds after something was removed from it.
 */
final class Tables {
  /** Every table, by row. */
  final Map<String, List<Map<String, String>>> rows;

  private static final Map<String, Map<String, String>> OWNERS =
      Map.ofEntries(
          Map.entry("turn_tools", Map.of("turn_id", "turns.id")),
          Map.entry("turn_fragments", Map.of("turn_id", "turns.id")),
          Map.entry("tool_instantiations", Map.of("turn_id", "turns.id")),
          Map.entry("turn_search", Map.of("turn_id", "turns.id")),
          Map.entry("llmjava_turn_endings", Map.of("turn_id", "turns.id")),
          Map.entry("llmjava_tool_results", Map.of("thread_id", "threads.id")),
          Map.entry("llmjava_imported_threads", Map.of("thread_id", "threads.id")),
          Map.entry("llmjava_tool_inputs", Map.of("message_hash", "messages.hash")),
          Map.entry("parts", Map.of("message_hash", "messages.hash")),
          Map.entry("part_attachments", Map.of("part_id", "parts.id")),
          Map.entry("part_fragments", Map.of("part_id", "parts.id")),
          Map.entry("prompt_attachments", Map.of("response_id", "responses.id")),
          Map.entry("prompt_fragments", Map.of("response_id", "responses.id")),
          Map.entry("system_fragments", Map.of("response_id", "responses.id")),
          Map.entry("tool_responses", Map.of("response_id", "responses.id")),
          Map.entry("tool_calls", Map.of("response_id", "responses.id")),
          Map.entry("tool_results", Map.of("response_id", "responses.id")),
          Map.entry("tool_results_attachments", Map.of("tool_result_id", "tool_results.id")));

  private static final Map<String, String> SHARED =
      Map.of(
          "attachment_id", "attachments",
          "fragment_id", "fragments",
          "schema_id", "schemas",
          "tool_id", "tools",
          "instance_id", "tool_instances");

  /** Tables whose rows are numbered, and what tells their rows apart. */
  private static final Map<String, List<String>> NUMBERED =
      Map.of(
          "fragments", List.of("hash"),
          "tools", List.of("hash"),
          "tool_instances", List.of("name", "plugin", "arguments"),
          "parts", List.of("message_hash", "position"),
          "turn_search", List.of("turn_id"),
          "tool_calls", List.of("response_id", "tool_call_id"),
          "tool_results", List.of("response_id", "tool_call_id"));

  private static final Map<String, String> NUMBERS =
      Map.of(
          "fragment_id", "fragments",
          "tool_id", "tools",
          "instance_id", "tool_instances",
          "part_id", "parts",
          "tool_result_id", "tool_results");

  private Tables(Map<String, List<Map<String, String>>> rows) {
    this.rows = rows;
  }

  static Tables of(Path file) {
    var rows = new TreeMap<String, List<Map<String, String>>>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String table :
          Rows.of(
              file,
              "select name from sqlite_master where type = 'table' and name not like '%\\_fts%'"
                  + " escape '\\' and name not like '%migrations'")) {
        try (ResultSet found = statement.executeQuery("select * from " + table)) {
          rows.put(table, read(found));
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return new Tables(rows);
  }

  private static List<Map<String, String>> read(ResultSet found) throws SQLException {
    var rows = new ArrayList<Map<String, String>>();
    while (found.next()) {
      var row = new TreeMap<String, String>();
      for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        if (found.getString(i) != null) {
          row.put(found.getMetaData().getColumnName(i), found.getString(i));
        }
      }
      rows.add(row);
    }
    return rows;
  }

  Tables without(Set<String> conversations) {
    var before = new HashMap<String, Set<String>>();
    SHARED.values().forEach(shared -> before.put(shared, unused(shared)));
    Set<String> reached = new HashSet<>();
    for (Map<String, String> row : table("threads")) {
      if (conversations.contains(row.get("id"))) {
        ascend(row.get("tip_message_hash"), reached);
      }
    }
    for (Map<String, String> row : table("turns")) {
      if (row.get("thread_id") != null && conversations.contains(row.get("thread_id"))) {
        ascend(row.get("tip_message_hash"), reached);
        ascend(row.get("parent_message_hash"), reached);
      }
    }
    Set<String> stale = staleCompanions();
    table("turns").removeIf(row -> isIn(conversations, row.get("thread_id")));
    table("responses").removeIf(row -> isIn(conversations, row.get("conversation_id")));
    table("threads").removeIf(row -> conversations.contains(row.get("id")));
    table("conversations").removeIf(row -> conversations.contains(row.get("id")));
    while (table("messages").removeIf(row -> isIn(reached, row.get("hash")) && isLeaf(row))) {
      // those that the removed ones followed may be next
    }
    removeCompanions(stale);
    before.forEach(
        (shared, was) -> {
          Set<String> now = unused(shared);
          now.removeAll(was);
          table(shared).removeIf(row -> now.contains(row.get("id")));
        });
    table("threads")
        .forEach(
            row -> {
              if (isIn(conversations, row.get("forked_from"))) {
                row.remove("forked_from");
              }
            });
    return this;
  }

  Tables withoutWhatNothingReaches() {
    Set<String> threads = keys("threads", "id");
    table("turns")
        .removeIf(row -> row.get("thread_id") != null && !threads.contains(row.get("thread_id")));
    Set<String> reached = new HashSet<>();
    table("threads").forEach(row -> ascend(row.get("tip_message_hash"), reached));
    table("turns").forEach(row -> ascend(row.get("tip_message_hash"), reached));
    table("turns").forEach(row -> ascend(row.get("parent_message_hash"), reached));
    table("messages").removeIf(row -> !reached.contains(row.get("hash")));
    removeCompanions(Set.of());
    for (String shared : SHARED.values()) {
      Set<String> unused = unused(shared);
      table(shared).removeIf(row -> unused.contains(row.get("id")));
    }
    table("threads")
        .forEach(
            row -> {
              if (row.containsKey("forked_from") && !threads.contains(row.get("forked_from"))) {
                row.remove("forked_from");
              }
            });
    return this;
  }

  /**
   * The rows of each table without the numbers that only this file gives them: a row that goes by
   * such a number goes by what it is.
   */
  Map<String, Set<String>> content() {
    var names = new HashMap<String, String>();
    NUMBERED.forEach(
        (table, keys) ->
            table(table)
                .forEach(
                    row ->
                        names.put(
                            table + row.get("id"),
                            keys.stream().map(row::get).map(String::valueOf).toList().toString())));
    var content = new TreeMap<String, Set<String>>();
    rows.forEach(
        (table, all) -> {
          var named = new TreeSet<String>();
          all.forEach(row -> named.add(named(table, row, names)));
          content.put(table, named);
        });
    return content;
  }

  private static String named(String table, Map<String, String> row, Map<String, String> names) {
    var named = new TreeMap<>(row);
    NUMBERS.forEach(
        (column, of) -> named.computeIfPresent(column, (same, id) -> names.get(of + id)));
    if (NUMBERED.containsKey(table)) {
      named.remove("id");
    }
    named.computeIfPresent(
        "payload",
        (same, text) ->
            Pattern.compile("\"fragment\": (\\d+)")
                .matcher(text)
                .replaceAll(found -> "\"fragment\": " + names.get("fragments" + found.group(1))));
    return named.toString();
  }

  List<Map<String, String>> table(String name) {
    return rows.computeIfAbsent(name, missing -> new ArrayList<>());
  }

  private void ascend(String tip, Set<String> reached) {
    Map<String, Map<String, String>> byHash = new HashMap<>();
    table("messages").forEach(row -> byHash.put(row.get("hash"), row));
    for (Map<String, String> at = byHash.get(tip);
        at != null;
        at = byHash.get(at.get("parent_hash"))) {
      reached.add(at.get("hash"));
    }
  }

  private boolean isLeaf(Map<String, String> message) {
    String hash = message.get("hash");
    return table("messages").stream().noneMatch(row -> hash.equals(row.get("parent_hash")))
        && table("threads").stream().noneMatch(row -> hash.equals(row.get("tip_message_hash")))
        && table("turns").stream()
            .noneMatch(
                row ->
                    hash.equals(row.get("tip_message_hash"))
                        || hash.equals(row.get("parent_message_hash")));
  }

  /** Companions that had no owner before, which removing a conversation leaves alone. */
  private Set<String> staleCompanions() {
    Set<String> stale = new HashSet<>();
    OWNERS.forEach(
        (table, owner) ->
            table(table).stream()
                .filter(row -> !isOwned(row, owner))
                .forEach(row -> stale.add(table + row)));
    return stale;
  }

  private void removeCompanions(Set<String> except) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var entry : OWNERS.entrySet()) {
        changed |=
            table(entry.getKey())
                .removeIf(
                    row ->
                        !except.contains(entry.getKey() + row) && !isOwned(row, entry.getValue()));
      }
    }
  }

  private boolean isOwned(Map<String, String> row, Map<String, String> owner) {
    var link = owner.entrySet().iterator().next();
    int dot = link.getValue().indexOf('.');
    String table = link.getValue().substring(0, dot);
    return keys(table, link.getValue().substring(dot + 1)).contains(row.get(link.getKey()));
  }

  private Set<String> unused(String shared) {
    Set<String> unused = keys(shared, "id");
    rows.forEach(
        (table, all) -> {
          for (Map<String, String> row : all) {
            row.forEach(
                (column, value) -> {
                  if (shared.equals(SHARED.get(column))) {
                    unused.remove(value);
                  }
                });
            if (table.equals("parts")) {
              unused.removeAll(named(shared, Objects.requireNonNullElse(row.get("payload"), "")));
            }
          }
        });
    return unused;
  }

  private static Set<String> named(String shared, String payload) {
    String pattern =
        switch (shared) {
          case "attachments" -> "\"id\": *\"([^\"]+)\"";
          case "fragments" -> "\"fragment\": *(\\d+)";
          default -> "(?!)";
        };
    Set<String> ids = new HashSet<>();
    for (Matcher m = Pattern.compile(pattern).matcher(payload); m.find(); ) {
      ids.add(m.group(1));
    }
    return ids;
  }

  private Set<String> keys(String table, String column) {
    Set<String> keys = new HashSet<>();
    table(table).forEach(row -> keys.add(row.get(column)));
    keys.remove(null);
    return keys;
  }

  private static boolean isIn(Set<String> set, String value) {
    return value != null && set.contains(value);
  }
}
