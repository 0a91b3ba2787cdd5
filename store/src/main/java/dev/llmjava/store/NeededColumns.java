package dev.llmjava.store;

import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns that reading and writing rely on, whatever else a newer LLM adds to its tables. */
final class NeededColumns {
  private record Table(String name, List<String> columns) {}

  private static final List<Table> LLM =
      List.of(
          new Table("messages", List.of("hash", "parent_hash", "role", "provider_metadata")),
          new Table(
              "parts",
              List.of("id", "message_hash", "position", "type", "tool_name", "text", "payload")),
          new Table("part_attachments", List.of("part_id", "attachment_id", "order")),
          new Table("attachments", List.of("id", "type", "path", "url", "content")),
          new Table("threads", List.of("id", "name", "tip_message_hash", "datetime_utc")),
          new Table(
              "turns",
              List.of(
                  "id",
                  "thread_id",
                  "parent_message_hash",
                  "tip_message_hash",
                  "model",
                  "resolved_model",
                  "options_json",
                  "schema_id",
                  "input_tokens",
                  "output_tokens",
                  "token_details",
                  "duration_ms",
                  "datetime_utc",
                  "response_json")),
          new Table("schemas", List.of("id", "content")),
          new Table(
              "tools", List.of("id", "hash", "name", "description", "input_schema", "plugin")),
          new Table("turn_tools", List.of("turn_id", "tool_id", "instance_id")),
          new Table("tool_instances", List.of("id", "plugin", "name", "arguments")),
          new Table("tool_instantiations", List.of("turn_id", "tool_call_id", "instance_id")),
          new Table("fragments", List.of("id", "hash", "content")),
          new Table("fragment_aliases", List.of("alias", "fragment_id")),
          new Table("turn_fragments", List.of("turn_id", "fragment_id", "order", "kind")),
          new Table("turn_search", List.of("turn_id", "prompt", "response")));

  private static final List<Table> OURS =
      List.of(
          new Table("llmjava_turn_endings", List.of("turn_id", "ending", "message", "unfinished")),
          new Table("llmjava_tool_inputs", List.of("message_hash", "position", "input")));

  private NeededColumns() {}

  /** A query that cannot be prepared when a column is missing, and never reads a row. */
  static String probe() {
    var columns = new StringBuilder("select 1");
    var tables = new StringBuilder(" from (select 1)");
    append(columns, tables, LLM);
    append(columns, tables, OURS);
    return columns.append(tables).append(" where 0").toString();
  }

  private static void append(StringBuilder columns, StringBuilder tables, List<Table> from) {
    for (Table table : from) {
      tables.append(", ").append(table.name);
      for (String column : table.columns) {
        columns.append(", ").append(table.name).append(".\"").append(column).append('"');
      }
    }
  }

  /** The first of LLM's columns that the file lacks, as table.column; null when it has them all. */
  static @Nullable String missing(Database database) throws SQLException {
    for (Table table : LLM) {
      Set<String> present =
          new HashSet<>(
              database.list(
                  "select name from pragma_table_info(?)", row -> row.getString(1), table.name));
      for (String column : table.columns) {
        if (!present.contains(column)) {
          return table.name + "." + column;
        }
      }
    }
    return null;
  }
}
