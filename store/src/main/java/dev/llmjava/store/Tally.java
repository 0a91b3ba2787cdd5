package dev.llmjava.store;

import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Deletes rows and counts them. */
final class Tally {
  /** The columns that may be large. */
  private static final Map<String, List<String>> CONTENT =
      Map.of(
          "parts", List.of("text", "payload"),
          "turns", List.of("response_json"),
          "responses", List.of("prompt", "system", "response", "reasoning", "response_json"),
          "attachments", List.of("content"),
          "fragments", List.of("content"),
          "schemas", List.of("content"),
          "tools", List.of("description", "input_schema"),
          "tool_results", List.of("output"));

  private final Database database;
  private final Map<String, Long> deleted = new HashMap<>();
  private long bytes;

  Tally(Database database) {
    this.database = database;
  }

  void delete(String table, String where) throws SQLException {
    List<String> columns = CONTENT.getOrDefault(table, List.of());
    if (!columns.isEmpty()) {
      bytes += size(table, columns, where);
    }
    long count = database.update("delete from " + table + " where " + where);
    deleted.merge(table, count, Long::sum);
  }

  private long size(String table, List<String> columns, String where) throws SQLException {
    var sum = new StringBuilder("0");
    for (String column : columns) {
      sum.append(" + coalesce(octet_length(").append(column).append("), 0)");
    }
    Long size =
        database.first(
            "select sum(" + sum + ") from " + table + " where " + where, row -> row.getLong(1));
    return size == null ? 0 : size;
  }

  Removal removal(long conversations) {
    long rows = 0;
    for (long count : deleted.values()) {
      rows += count;
    }
    return new Removal(
        conversations,
        count("turns") + count("responses"),
        count("messages"),
        count("attachments"),
        count("fragments"),
        count("schemas"),
        count("tools") + count("tool_instances"),
        bytes,
        rows);
  }

  private long count(String table) {
    return deleted.getOrDefault(table, 0L);
  }
}
