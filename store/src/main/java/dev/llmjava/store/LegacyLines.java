package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import java.sql.SQLException;
import java.util.List;

/**
 * Rows from before LLM 0.32: columns under their names, and lists of what belongs to a response.
 */
final class LegacyLines {
  static final String[] RESPONSE = {
    "id",
    "model",
    "prompt",
    "system",
    "prompt_json",
    "options_json",
    "response",
    "response_json",
    "conversation_id",
    "duration_ms",
    "datetime_utc",
    "input_tokens",
    "output_tokens",
    "token_details",
    "resolved_model",
    "reasoning"
  };
  static final String[] CALL = {"name", "arguments", "tool_call_id"};
  static final String[] RESULT = {"name", "output", "tool_call_id", "exception"};

  private final Database database;
  private final SharedLines shared;
  private final LineWriter out;

  LegacyLines(Database database, SharedLines shared, LineWriter out) {
    this.database = database;
    this.shared = shared;
    this.out = out;
  }

  void write(String id) throws SQLException {
    var line = LineForm.of("response");
    database.each(
        "select * from responses where id = ?",
        row -> {
          LineForm.put(line, row, RESPONSE);
          line.putIfPresent("schema", shared.schema(row.getString("schema_id")));
        },
        id);
    line.put("attachments", Json.array(attachments("prompt_attachments", "response_id", id)));
    line.put("prompt_fragments", Json.array(fragments("prompt_fragments", id)));
    line.put("system_fragments", Json.array(fragments("system_fragments", id)));
    line.put("tools", Json.array(tools(id)));
    line.put("tool_calls", Json.array(calls(id)));
    line.put("tool_results", Json.array(results(id)));
    out.line(line.build());
  }

  private List<Json.Obj> attachments(String table, String owner, Object id) throws SQLException {
    return database.list(
        "select attachment_id, \"order\" from "
            + table
            + " where "
            + owner
            + " = ? order by \"order\"",
        row -> {
          shared.attachment(row.getString(1));
          var link = Json.object();
          LineForm.put(link, row, "attachment_id", "order");
          return link.build();
        },
        id);
  }

  private List<Json.Obj> fragments(String table, String id) throws SQLException {
    return database.list(
        "select fragment_id, \"order\" from " + table + " where response_id = ? order by \"order\"",
        row -> {
          var link = Json.object().putIfPresent("fragment", shared.fragment(row.getLong(1)));
          LineForm.put(link, row, "order");
          return link.build();
        },
        id);
  }

  private List<Json.Obj> tools(String id) throws SQLException {
    return database.list(
        "select tool_id from tool_responses where response_id = ? order by rowid",
        row ->
            Json.object().putIfPresent("tool", shared.tool(Fields.integer(row, "tool_id"))).build(),
        id);
  }

  private List<Json.Obj> calls(String id) throws SQLException {
    return database.list(
        "select * from tool_calls where response_id = ? order by id",
        row -> {
          var call =
              Json.object().putIfPresent("tool", shared.tool(Fields.integer(row, "tool_id")));
          LineForm.put(call, row, CALL);
          return call.build();
        },
        id);
  }

  private List<Json.Obj> results(String id) throws SQLException {
    return database.list(
        "select * from tool_results where response_id = ? order by id",
        row -> {
          var result =
              Json.object().putIfPresent("tool", shared.tool(Fields.integer(row, "tool_id")));
          LineForm.put(result, row, RESULT);
          return result
              .putIfPresent("instance", shared.instance(Fields.integer(row, "instance_id")))
              .put(
                  "attachments",
                  Json.array(
                      attachments("tool_results_attachments", "tool_result_id", row.getLong("id"))))
              .build();
        },
        id);
  }
}
