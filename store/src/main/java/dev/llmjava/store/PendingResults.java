package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

  void write(String thread, Part.ToolResult result) throws SQLException {
    if (result.callId() == null) {
      return;
    }
    database.update(CREATE);
    database.update(
        "insert or replace into llmjava_tool_results (thread_id, tool_call_id, result)"
            + " values (?, ?, ?)",
        thread,
        result.callId(),
        WellFormed.of(result.toJson()).toString());
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
    Map<String, Part.ToolResult> known = read(thread);
    var results = new ArrayList<Part.ToolResult>();
    for (Part.ToolCall call : calls(messages)) {
      Part.ToolResult result = call.id() == null ? null : known.get(call.id());
      if (result != null) {
        results.add(result);
      }
    }
    if (results.isEmpty()) {
      return messages;
    }
    var all = new ArrayList<>(messages);
    all.add(Message.tool(results));
    return List.copyOf(all);
  }

  private static List<Part.ToolCall> calls(List<Message> messages) {
    int from = messages.size();
    while (from > 0 && messages.get(from - 1).role() == Role.ASSISTANT) {
      from--;
    }
    var calls = new ArrayList<Part.ToolCall>();
    for (Message message : messages.subList(from, messages.size())) {
      calls.addAll(message.parts(Part.ToolCall.class));
    }
    return calls;
  }

  private Map<String, Part.ToolResult> read(String thread) throws SQLException {
    var known = new HashMap<String, Part.ToolResult>();
    for (String form :
        database.list(
            "select result from llmjava_tool_results where thread_id = ?",
            row -> Fields.text(row, "result"),
            thread)) {
      if (Part.fromJson(Json.parseObject(form)) instanceof Part.ToolResult result
          && result.callId() != null) {
        known.put(result.callId(), result);
      }
    }
    return known;
  }

  private boolean exists() throws SQLException {
    return database.exists("select 1 from sqlite_master where type = 'table' and name = ?", TABLE);
  }
}
