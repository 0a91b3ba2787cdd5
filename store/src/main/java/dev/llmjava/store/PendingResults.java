package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Chain;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import dev.llmjava.store.sqlite.WellFormed;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Results of tools that no prompt has taken to the model yet, in a table of ours that is made when
 * the first one comes. LLM does not know it, and finds the calls unanswered, as they are for it.
 */
final class PendingResults {
  private static final String TABLE = "llmjava_tool_results";
  private static final String CREATE =
      "create table if not exists "
          + TABLE
          + " (thread_id TEXT references threads (id), tool_call_id TEXT, result TEXT not null,"
          + " primary key (thread_id, tool_call_id)) without rowid";

  private final Database database;

  PendingResults(Database database) {
    this.database = database;
  }

  /** What is kept of a result. Its files are read, so that it can be told when they change. */
  static String form(Part.ToolResult result) {
    Json.Obj form = result.toJson();
    var attachments = new ArrayList<Json>();
    for (Attachment attachment : result.attachments()) {
      Json known = form.items("attachments").get(attachments.size());
      attachments.add(
          attachment.source() instanceof Attachment.Source.File && known instanceof Json.Obj file
              ? file.with("id", Json.of(AttachmentKey.of(attachment).id()))
              : known);
    }
    return WellFormed.of(
            attachments.isEmpty() ? form : form.with("attachments", Json.array(attachments)))
        .toString();
  }

  /** One without an id of its call answers nothing, and is not kept. */
  void write(String thread, @Nullable String call, String form) throws SQLException {
    if (call == null) {
      return;
    }
    database.update(CREATE);
    database.update(
        "insert or replace into llmjava_tool_results (thread_id, tool_call_id, result)"
            + " values (?, ?, ?)",
        thread,
        call,
        form);
  }

  /** The model has them now. */
  void clear(String thread) throws SQLException {
    if (exists()) {
      database.update("delete from llmjava_tool_results where thread_id = ?", thread);
    }
  }

  /** A conversation with the results, in the order of its calls, that it has not yet. */
  List<Message> with(List<Message> messages, String thread) throws SQLException {
    if (messages.isEmpty() || messages.getLast().role() != Role.ASSISTANT || !exists()) {
      return messages;
    }
    return Chain.answered(messages, read(thread));
  }

  private List<Part.ToolResult> read(String thread) throws SQLException {
    var results = new ArrayList<Part.ToolResult>();
    for (String form :
        database.list(
            "select result from llmjava_tool_results where thread_id = ?",
            row -> Fields.text(row, "result"),
            thread)) {
      if (Part.fromJson(Json.parseObject(form)) instanceof Part.ToolResult result) {
        results.add(result);
      }
    }
    return results;
  }

  private boolean exists() throws SQLException {
    return exist(database);
  }

  /** Whether any were ever kept in this file. */
  static boolean exist(Database database) throws SQLException {
    return database.exists("select 1 from sqlite_master where type = 'table' and name = ?", TABLE);
  }
}
