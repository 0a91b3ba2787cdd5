package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was logged before LLM 0.32, when a response was one flat row. */
final class LegacyRows {
  private static final String SELECT =
      """
      select responses.*, responses.conversation_id as thread_id,
        conversations.name as thread_name, conversations.model as thread_model,
        schemas.content as schema_json
      from responses
      left join conversations on conversations.id = responses.conversation_id
      left join schemas on schemas.id = responses.schema_id
      where responses.id = ?
      """;

  private final Database database;
  private final FragmentRows fragments;

  LegacyRows(Database database) {
    this.database = database;
    this.fragments = new FragmentRows(database);
  }

  @Nullable LogRow read(String id) throws SQLException {
    var extras =
        new LogRow.Extras(
            fragments.ofLegacyPrompt(id),
            fragments.ofLegacySystem(id),
            tools(id),
            calls(id),
            results(id),
            files("prompt_attachments", "response_id", id));
    return database.first(SELECT, row -> row(row, extras), id);
  }

  private static LogRow row(ResultSet row, LogRow.Extras extras) throws SQLException {
    var words =
        new LogRow.Words(
            Fields.text(row, "prompt"),
            row.getString("system"),
            Fields.text(row, "response"),
            row.getString("reasoning"),
            Columns.parse(row.getString("prompt_json")));
    Json payload = Columns.parse(row.getString("response_json"));
    return new LogRow(LogRows.facts(row), words, payload, extras, Optional.empty(), true);
  }

  /** Those of the first response of a conversation. */
  List<Logged.Tool> firstTools(String conversation) throws SQLException {
    String first =
        database.first(
            "select min(id) from responses where conversation_id = ?",
            row -> row.getString(1),
            conversation);
    return first == null ? List.of() : tools(first);
  }

  private List<Logged.Tool> tools(String response) throws SQLException {
    return database.list(
        "select tools.* from tool_responses join tools on tools.id = tool_responses.tool_id"
            + " where tool_responses.response_id = ?",
        row -> ToolRows.read(row, null),
        response);
  }

  private List<Logged.Call> calls(String response) throws SQLException {
    return database.list(
        "select * from tool_calls where response_id = ? order by id",
        row -> {
          Json arguments = Columns.parse(row.getString("arguments"));
          return new Logged.Call(
              row.getLong("id"),
              Fields.integer(row, "tool_id"),
              Fields.text(row, "name"),
              arguments == null ? Json.Obj.EMPTY : arguments,
              row.getString("tool_call_id"));
        },
        response);
  }

  /** Attachments are read afterwards: a statement cannot be run again while it is being read. */
  private List<Logged.Result> results(String response) throws SQLException {
    List<Logged.Result> bare =
        database.list(
            "select tool_results.*, tool_instances.name as toolbox, tool_instances.plugin,"
                + " tool_instances.arguments from tool_results left join tool_instances"
                + " on tool_instances.id = tool_results.instance_id"
                + " where response_id = ? order by tool_results.id",
            row -> result(row, List.of()),
            response);
    var complete = new ArrayList<Logged.Result>(bare.size());
    for (Logged.Result result : bare) {
      complete.add(
          new Logged.Result(
              result.id(),
              result.toolId(),
              result.name(),
              result.output(),
              result.callId(),
              result.error(),
              result.instance(),
              files("tool_results_attachments", "tool_result_id", result.id())));
    }
    return complete;
  }

  private static Logged.Result result(ResultSet row, List<Logged.File> attachments)
      throws SQLException {
    String toolbox = row.getString("toolbox");
    return new Logged.Result(
        row.getLong("id"),
        Fields.integer(row, "tool_id"),
        Fields.text(row, "name"),
        Fields.text(row, "output"),
        row.getString("tool_call_id"),
        row.getString("exception"),
        toolbox == null
            ? null
            : new Logged.Instance(toolbox, row.getString("plugin"), row.getString("arguments")),
        attachments);
  }

  private List<Logged.File> files(String table, String owner, @Nullable Object id)
      throws SQLException {
    return database.list(
        "select attachments.id, type, path, url, coalesce(length(content), 0) as length from "
            + table
            + " as used join attachments on attachments.id = used.attachment_id where used."
            + owner
            + " = ? order by used.\"order\"",
        row ->
            new Logged.File(
                row.getString("id"),
                row.getString("type"),
                row.getString("path"),
                row.getString("url"),
                row.getLong("length")),
        id);
  }
}
