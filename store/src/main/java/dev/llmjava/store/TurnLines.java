package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A turn in LLM's form of a response, with what only a log knows of it. */
final class TurnLines {
  private final Database database;
  private final SharedLines shared;
  private final MessageLines messages;
  private final LineWriter out;

  TurnLines(Database database, SharedLines shared, MessageLines messages, LineWriter out) {
    this.database = database;
    this.shared = shared;
    this.messages = messages;
    this.out = out;
  }

  private record Row(
      Json.Obj response,
      Json.Obj log,
      @Nullable String parent,
      @Nullable String tip,
      @Nullable String schema,
      @Nullable Json options,
      @Nullable String payload) {}

  void write(String id) throws SQLException {
    Row row = database.first("select * from turns where id = ?", TurnLines::row, id);
    if (row == null) {
      return;
    }
    String schema = shared.schema(row.schema);
    var prompt = Json.object().put("messages", Json.array(messages.upTo(row.parent)));
    prompt.putIfPresent("options", row.options);
    List<Json> answer = messages.upTo(row.tip);
    var log = Json.object().putAll(row.log).putIfPresent("schema", schema);
    put(log, "tools", tools(id));
    put(log, "fragments", fragments(id));
    put(log, "served", served(id));
    ending(log, id);
    payload(log, id, row.payload);
    out.line(
        LineForm.of("turn")
            .putAll(row.response)
            .put("prompt", prompt.build())
            .put("messages", Json.array(answer))
            .put("log", log.build())
            .build());
  }

  private static Row row(ResultSet row) throws SQLException {
    var response = Json.object();
    LineForm.put(response, row, "id", "model", "datetime_utc");
    Json details = LineForm.column(row.getString("token_details"), JsonStyle.PYTHON);
    var usage =
        Json.object()
            .putIfPresent("input", Fields.integer(row, "input_tokens"))
            .putIfPresent("output", Fields.integer(row, "output_tokens"))
            .putIfPresent("details", details)
            .build();
    var log = Json.object();
    log.putIfPresent("thread", row.getString("thread_id"));
    log.putIfPresent("parent", row.getString("parent_message_hash"));
    log.putIfPresent("tip", row.getString("tip_message_hash"));
    LineForm.put(log, row, "resolved_model", "duration_ms");
    return new Row(
        (usage.isEmpty() ? response : response.put("usage", usage)).build(),
        log.build(),
        row.getString("parent_message_hash"),
        row.getString("tip_message_hash"),
        row.getString("schema_id"),
        LineForm.column(row.getString("options_json"), JsonStyle.PYTHON),
        row.getString("response_json"));
  }

  private static void put(ObjectBuilder line, String name, List<? extends Json> items) {
    if (!items.isEmpty()) {
      line.put(name, Json.array(items));
    }
  }

  private List<Json.Obj> tools(String turn) throws SQLException {
    return database.list(
        "select tool_id, instance_id from turn_tools where turn_id = ? order by rowid",
        row ->
            Json.object()
                .putIfPresent("tool", shared.tool(Fields.integer(row, "tool_id")))
                .putIfPresent("instance", shared.instance(Fields.integer(row, "instance_id")))
                .build(),
        turn);
  }

  private List<Json.Obj> fragments(String turn) throws SQLException {
    return database.list(
        "select fragment_id, kind, \"order\" from turn_fragments where turn_id = ?"
            + " order by kind, \"order\"",
        row -> {
          var line =
              Json.object().putIfPresent("fragment", shared.fragment(row.getLong("fragment_id")));
          LineForm.put(line, row, "kind", "order");
          return line.build();
        },
        turn);
  }

  private List<Json.Obj> served(String turn) throws SQLException {
    return database.list(
        "select tool_call_id, instance_id from tool_instantiations where turn_id = ?"
            + " order by rowid",
        row ->
            Json.object()
                .putIfPresent("tool_call_id", row.getString(1))
                .putIfPresent("instance", shared.instance(Fields.integer(row, "instance_id")))
                .build(),
        turn);
  }

  private void ending(ObjectBuilder log, String turn) throws SQLException {
    database.each(
        "select ending, message, unfinished from llmjava_turn_endings where turn_id = ?",
        row -> {
          var ending = Json.object().put("kind", row.getString(1));
          LineForm.put(ending, row, "message");
          ending.putIfPresent("unfinished", LineForm.column(row.getString(3), JsonStyle.COMPACT));
          log.put("ending", ending.build());
        },
        turn);
  }

  /**
   * Whole, so that others can read it. Where shortening it again would not give the same column, as
   * with a payload that LLM for Python shortened by lists of its own, the column is there too.
   */
  private void payload(ObjectBuilder log, String turn, @Nullable String column)
      throws SQLException {
    if (column == null) {
      return;
    }
    TurnPayload own = TurnPayload.of(database, turn);
    Json whole = own.whole(column);
    log.putIfPresent("payload", whole);
    boolean exact = whole instanceof Json.Obj object && own.column(object).equals(column);
    if (!exact) {
      log.put("payload_column", column);
    }
  }
}
