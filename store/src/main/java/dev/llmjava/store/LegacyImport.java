package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stores rows from before LLM 0.32. What is there already stays as it is. */
final class LegacyImport {
  private final Database database;
  private final SharedImport shared;
  private final ImportedThreads imported;
  private final ImportCounts counts;

  LegacyImport(Database database, SharedImport shared, ImportCounts counts) {
    this.database = database;
    this.shared = shared;
    this.imported = new ImportedThreads(database);
    this.counts = counts;
  }

  void conversation(Json.Obj line) throws SQLException {
    String id = ImportedId.required(line, "id");
    int begun = begin(id);
    if (begun > 0) {
      imported.add(id);
    }
    database.update(
        "update conversations set name = coalesce(name, ?), model = coalesce(model, ?)"
            + " where id = ?",
        line.string("name"),
        line.string("model"),
        id);
    counts.conversations(begun);
  }

  /** A row for the conversation of a response whose own line did not come. */
  private int begin(@Nullable String conversation) throws SQLException {
    ImportedId.check(conversation);
    return conversation == null
        ? 0
        : database.update("insert or ignore into conversations (id) values (?)", conversation);
  }

  void response(Json.Obj line) throws SQLException {
    String id = ImportedId.required(line, "id");
    var values = new ArrayList<@Nullable Object>();
    for (String column : LegacyLines.RESPONSE) {
      values.add(LineForm.value(line, column));
    }
    var columns = new ArrayList<>(List.of(LegacyLines.RESPONSE));
    columns.add("schema_id");
    values.add(shared.schemaId(line.string("schema")));
    boolean isNew = insert("responses", columns, values) > 0;
    if (isNew) {
      attachments("prompt_attachments", "response_id", id, line);
      fragments("prompt_fragments", id, line);
      fragments("system_fragments", id, line);
      tools(id, line);
    }
    String conversation = line.string("conversation_id");
    if (isNew && conversation != null) {
      imported.add(conversation);
    }
    counts.conversations(begin(conversation));
    counts.turn(isNew);
  }

  private void attachments(String table, String owner, Object id, Json.Obj line)
      throws SQLException {
    for (Json item : line.items("attachments")) {
      Json.Obj link = DamagedLine.object(item);
      String attachment = DamagedLine.required(link, "attachment_id");
      shared.requireAttachment(attachment);
      insert(
          table,
          List.of(owner, "attachment_id", "order"),
          values(id, attachment, LineForm.value(link, "order")));
    }
  }

  private void fragments(String table, String id, Json.Obj line) throws SQLException {
    for (Json item : line.items(table)) {
      Json.Obj link = DamagedLine.object(item);
      insert(
          table,
          List.of("response_id", "fragment_id", "order"),
          values(id, shared.fragmentId(link.string("fragment")), LineForm.value(link, "order")));
    }
  }

  private void tools(String id, Json.Obj line) throws SQLException {
    for (Json item : line.items("tools")) {
      insert(
          "tool_responses",
          List.of("tool_id", "response_id"),
          values(shared.toolId(DamagedLine.object(item)), id));
    }
    for (Json item : line.items("tool_calls")) {
      Json.Obj call = DamagedLine.object(item);
      insertNamed("tool_calls", LegacyLines.CALL, call, id, List.of(), List.of());
    }
    for (Json item : line.items("tool_results")) {
      Json.Obj result = DamagedLine.object(item);
      insertNamed(
          "tool_results",
          LegacyLines.RESULT,
          result,
          id,
          List.of("instance_id"),
          values(shared.instance(result.object("instance"))));
      Long row = database.first("select last_insert_rowid()", each -> each.getLong(1));
      attachments("tool_results_attachments", "tool_result_id", row == null ? 0L : row, result);
    }
  }

  private void insertNamed(
      String table,
      String[] named,
      Json.Obj form,
      String response,
      List<String> more,
      List<@Nullable Object> moreValues)
      throws SQLException {
    var columns = new ArrayList<String>(List.of("response_id", "tool_id"));
    List<@Nullable Object> values = values(response, shared.toolId(form));
    for (String column : named) {
      columns.add(column);
      values.add(LineForm.value(form, column));
    }
    columns.addAll(more);
    values.addAll(moreValues);
    insert(table, columns, values);
  }

  private int insert(String table, List<String> columns, List<@Nullable Object> values)
      throws SQLException {
    return database.update(
        "insert or ignore into "
            + table
            + " (\""
            + String.join("\", \"", columns)
            + "\") values (?"
            + ", ?".repeat(columns.size() - 1)
            + ")",
        values.toArray());
  }

  private static List<@Nullable Object> values(@Nullable Object... values) {
    var list = new ArrayList<@Nullable Object>();
    for (Object value : values) {
      list.add(value);
    }
    return list;
  }
}
