package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.WellFormed;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Toolboxes and server-side tools as they were set up. Equal ones are stored once. */
final class ToolInstances {
  private final Database database;

  ToolInstances(Database database) {
    this.database = database;
  }

  /** The row of a tool's toolbox; null for a tool that stands alone. */
  @Nullable Long of(Tool tool) throws SQLException {
    Tool.Instance toolbox = tool.origin().toolbox();
    return toolbox == null
        ? null
        : ensure(toolbox.name(), tool.origin().plugin(), toolbox.settings());
  }

  long ensure(String name, @Nullable String plugin, Json.Obj settings) throws SQLException {
    return ensure(name, plugin, WellFormed.of(settings).format(JsonStyle.PYTHON));
  }

  /** With the settings as they are stored. */
  long ensure(@Nullable String name, @Nullable String plugin, @Nullable String arguments)
      throws SQLException {
    Long known =
        database.first(
            "select id from tool_instances where name is ? and plugin is ? and arguments is ?",
            row -> row.getLong(1),
            name,
            plugin,
            arguments);
    return known == null
        ? database.insert(
            "insert into tool_instances (plugin, name, arguments) values (?, ?, ?)",
            plugin,
            name,
            arguments)
        : known;
  }

  /** Which toolbox served each of the results that a turn was given. */
  void writeServed(String turn, Prompt prompt) throws SQLException {
    for (Message message : prompt.turn()) {
      for (Part.ToolResult result : message.parts(Part.ToolResult.class)) {
        Long instance = served(prompt, result);
        if (instance != null) {
          database.update(
              "insert or replace into tool_instantiations (turn_id, tool_call_id, instance_id)"
                  + " values (?, ?, ?)",
              turn,
              result.callId(),
              instance);
        }
      }
    }
  }

  private @Nullable Long served(Prompt prompt, Part.ToolResult result) throws SQLException {
    if (result.callId() == null) {
      return null;
    }
    for (Tool tool : prompt.tools()) {
      if (tool.name().equals(result.name())) {
        return of(tool);
      }
    }
    return null;
  }
}
