package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages in LLM's form, with their hashes; of a chain only those that no earlier line has. */
final class MessageLines {
  /**
   * From the last one up to where everything was written before, newest first: SQLite gives the
   * rows of a recursive query in the order they were found. Not a {@code union all}, which would go
   * round for ever in a file where somebody made a circle.
   */
  private static final String NEW =
      """
      with recursive fresh (id, hash, parent_hash) as (
        select rowid, hash, parent_hash from messages
        where hash = ? and rowid not in (select id from temp.exported_messages)
        union
        select messages.rowid, messages.hash, messages.parent_hash
        from fresh join messages on messages.hash = fresh.parent_hash
        where messages.rowid not in (select id from temp.exported_messages)
      )
      select hash, parent_hash from fresh
      """;

  private final Database database;
  private final SharedLines shared;

  MessageLines(Database database, SharedLines shared) throws SQLException {
    this.database = database;
    this.shared = shared;
    database.update("create temp table exported_messages (id integer primary key)");
  }

  /** Oldest first; writes the lines of what they name. */
  List<Json> upTo(@Nullable String tip) throws SQLException {
    var messages = new ArrayList<Json>();
    List<Step> steps = database.list(NEW, row -> new Step(row.getString(1), row.getString(2)), tip);
    requireNoCircle(steps);
    for (Step step : steps.reversed()) {
      String hash = step.hash;
      messages.add(message(hash));
      database.update(
          "insert into temp.exported_messages select rowid from messages where hash = ?", hash);
    }
    return messages;
  }

  private record Step(String hash, @Nullable String parent) {}

  /** The first one of a circle comes after another one. */
  private void requireNoCircle(List<Step> steps) throws SQLException {
    String before = steps.isEmpty() ? null : steps.getLast().parent;
    for (Step step : steps) {
      if (step.hash.equals(before)) {
        throw ChainRoots.broken(database, step.hash);
      }
    }
  }

  private Json message(String hash) throws SQLException {
    List<Json> parts = parts(hash);
    var inputs = Json.object();
    database.each(
        "select position, input from llmjava_tool_inputs where message_hash = ? order by position",
        row -> inputs.put(row.getString(1), row.getString(2)),
        hash);
    Json.Obj own = inputs.build();
    Json message =
        database.first(
            "select * from messages where hash = ?",
            row -> {
              var form = Json.object();
              LineForm.put(form, row, "hash");
              LineForm.put(form.putAll(parent(row)), row, "role");
              form.put("parts", Json.array(parts));
              form.putIfPresent(
                  "provider_metadata",
                  LineForm.column(row.getString("provider_metadata"), JsonStyle.PYTHON));
              return (own.isEmpty() ? form : form.put("inputs", own)).build();
            },
            hash);
    return message == null ? Json.Obj.EMPTY : message;
  }

  private static Json.Obj parent(ResultSet row) throws SQLException {
    return Json.object().putIfPresent("parent", row.getString("parent_hash")).build();
  }

  private record Row(String type, @Nullable String text, Json.Obj payload) {}

  private List<Json> parts(String hash) throws SQLException {
    var parts = new ArrayList<Json>();
    for (Row row :
        database.list(
            "select type, text, payload from parts where message_hash = ? order by position",
            row -> new Row(row.getString(1), row.getString(2), Columns.object(row.getString(3))),
            hash)) {
      Json.Obj payload = row.payload;
      for (String attachment : PartReader.attachmentIds(row.type, payload)) {
        shared.attachment(attachment);
      }
      if (payload.get("text_ref") instanceof Json.Arr pieces) {
        payload = payload.with("text_ref", Json.array(pieces(pieces)));
      }
      parts.add(
          Json.object()
              .put("type", row.type)
              .putIfPresent("text", row.text)
              .putAll(payload)
              .build());
    }
    return parts;
  }

  /** Fragments by their hash instead of the number of a row. */
  private List<Json> pieces(Json.Arr pieces) throws SQLException {
    var named = new ArrayList<Json>();
    for (Json item : pieces.items()) {
      Json.Obj piece = item instanceof Json.Obj object ? object : Json.Obj.EMPTY;
      Long id = piece.integer("fragment");
      String hash = id == null ? null : shared.fragment(id);
      named.add(hash == null ? piece : piece.with("fragment", Json.of(hash)));
    }
    return named;
  }
}
