package dev.llmjava.store;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import dev.llmjava.store.sqlite.WellFormed;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Which tools a turn was given. A definition is stored once, whoever uses it. */
final class ToolRows {
  private final Database database;
  private final ToolInstances instances;

  ToolRows(Database database) {
    this.database = database;
    this.instances = new ToolInstances(database);
  }

  void write(String turn, Prompt prompt, Model model) throws SQLException {
    for (Tool tool : prompt.tools()) {
      write(turn, ensure(tool), instances.of(tool));
    }
    for (ServerTool tool : prompt.serverTools()) {
      write(turn, tool, model);
    }
    instances.writeServed(turn, prompt);
  }

  private void write(String turn, long tool, @Nullable Long instance) throws SQLException {
    database.update(
        "insert or replace into turn_tools (turn_id, tool_id, instance_id) values (?, ?, ?)",
        turn,
        tool,
        instance);
  }

  /** As LLM stores one: the definition by its kind, what was asked for as an instance of it. */
  private void write(String turn, ServerTool tool, Model model) throws SQLException {
    ServerTool.Kind kind = kind(tool, model);
    Json.Obj definition =
        Json.object()
            .put("name", name(tool, kind))
            .put("description", kind.description())
            .put("input_schema", Json.Obj.EMPTY)
            .put("server_side", true)
            .build();
    Json.Obj settings =
        kind.isOpen()
            ? Json.object()
                .put("spec", Json.object().put("type", tool.type()).putAll(tool.settings()).build())
                .build()
            : tool.settings();
    write(
        turn,
        ensure(ContentId.tool(definition), definition, null),
        instances.ensure(kind.displayName(), null, settings));
  }

  /** What the rows of a turn will say of a tool. */
  static Replacements.Described described(ServerTool tool, Model model) {
    ServerTool.Kind kind = kind(tool, model);
    return new Replacements.Described(name(tool, kind), kind.description());
  }

  private static String name(ServerTool tool, ServerTool.Kind kind) {
    return kind.isOpen() ? tool.type() : kind.name();
  }

  private static ServerTool.Kind kind(ServerTool tool, Model model) {
    for (ServerTool.Kind kind : model.info().serverTools()) {
      if (kind.covers(tool.type())) {
        return kind;
      }
    }
    return ServerTool.Kind.anyOther("");
  }

  private long ensure(Tool tool) throws SQLException {
    String plugin = tool.origin().plugin();
    Json.Obj definition =
        Json.object()
            .put("name", tool.name())
            .put("description", ContentId.description(tool))
            .put("input_schema", tool.inputSchema())
            .build();
    return ensure(ContentId.tool(tool, plugin), definition, plugin);
  }

  private long ensure(String hash, Json.Obj definition, @Nullable String plugin)
      throws SQLException {
    Long known = database.first("select id from tools where hash = ?", row -> row.getLong(1), hash);
    if (known != null) {
      return known;
    }
    Json.Obj sound = WellFormed.of(definition);
    return database.insert(
        "insert into tools (hash, name, description, input_schema, plugin) values (?, ?, ?, ?, ?)",
        hash,
        sound.string("name"),
        sound.string("description"),
        sound.object("input_schema").format(JsonStyle.PYTHON),
        plugin);
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
