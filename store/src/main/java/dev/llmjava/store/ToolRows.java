package dev.llmjava.store;

import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which tools a turn was given. A definition is stored once, whoever uses it. */
final class ToolRows {
  private final Database database;

  ToolRows(Database database) {
    this.database = database;
  }

  void write(String turn, List<Tool> tools) throws SQLException {
    for (Tool tool : tools) {
      database.update(
          "insert or replace into turn_tools (turn_id, tool_id, instance_id) values (?, ?, null)",
          turn,
          ensure(tool, null));
    }
  }

  private long ensure(Tool tool, @Nullable String plugin) throws SQLException {
    String hash = ContentId.tool(tool, plugin);
    Long known = find(hash);
    if (known != null) {
      return known;
    }
    return database.insert(
        "insert into tools (hash, name, description, input_schema, plugin) values (?, ?, ?, ?, ?)",
        hash,
        tool.name(),
        tool.description(),
        WellFormed.of(tool.inputSchema()).format(JsonStyle.PYTHON),
        plugin);
  }

  private @Nullable Long find(String hash) throws SQLException {
    return database.first("select id from tools where hash = ?", row -> row.getLong(1), hash);
  }

  /** A row with all columns of {@code tools}. */
  static Logged.Tool read(ResultSet row, Logged.@Nullable Instance instance) throws SQLException {
    Json schema = Columns.parse(row.getString("input_schema"));
    return new Logged.Tool(
        row.getLong("id"),
        Fields.text(row, "hash"),
        Fields.text(row, "name"),
        row.getString("description"),
        schema == null ? Json.Obj.EMPTY : schema,
        row.getString("plugin"),
        instance);
  }
}
