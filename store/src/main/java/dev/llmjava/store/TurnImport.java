package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;

/** Stores turns. What is there already stays as it is. */
final class TurnImport {
  private final Database database;
  private final SharedImport shared;
  private final MessageImport messages;
  private final ThreadImport threads;
  private final ImportedThreads imported;
  private final ImportCounts counts;

  TurnImport(
      Database database,
      SharedImport shared,
      MessageImport messages,
      ThreadImport threads,
      ImportCounts counts) {
    this.database = database;
    this.shared = shared;
    this.messages = messages;
    this.threads = threads;
    this.imported = new ImportedThreads(database);
    this.counts = counts;
  }

  void turn(Json.Obj line) throws SQLException {
    String id = ImportedId.required(line, "id");
    Json.Obj log = line.object("log");
    int added = messages.store(line.object("prompt").items("messages"));
    added += messages.store(line.items("messages"));
    messages.require(log.string("parent"));
    messages.require(log.string("tip"));
    int begun = threads.begin(log.string("thread"));
    boolean isNew = insert(id, line, log) > 0;
    if (isNew) {
      tools(id, log);
      fragments(id, log);
      ending(id, log.object("ending"));
      derived(id, log);
    }
    String thread = log.string("thread");
    if (isNew && thread != null) {
      imported.add(thread);
    }
    counts.messages(added);
    counts.conversations(begun);
    counts.turn(isNew);
  }

  private int insert(String id, Json.Obj line, Json.Obj log) throws SQLException {
    Json.Obj usage = line.object("usage");
    return database.update(
        "insert or ignore into turns (id, thread_id, parent_message_hash, tip_message_hash, model,"
            + " resolved_model, options_json, schema_id, input_tokens, output_tokens,"
            + " token_details, duration_ms, datetime_utc, response_json)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        log.string("thread"),
        log.string("parent"),
        log.string("tip"),
        line.string("model"),
        log.string("resolved_model"),
        LineForm.text(line.object("prompt").get("options"), JsonStyle.PYTHON),
        shared.schemaId(log.string("schema")),
        LineForm.value(usage, "input"),
        LineForm.value(usage, "output"),
        LineForm.text(usage.get("details"), JsonStyle.PYTHON),
        LineForm.value(log, "duration_ms"),
        line.string("datetime_utc"),
        log.string("payload_column"));
  }

  private void tools(String turn, Json.Obj log) throws SQLException {
    for (Json item : log.items("tools")) {
      Json.Obj tool = DamagedLine.object(item);
      database.update(
          "insert or ignore into turn_tools (turn_id, tool_id, instance_id) values (?, ?, ?)",
          turn,
          shared.toolId(tool),
          shared.instance(tool.object("instance")));
    }
    for (Json item : log.items("served")) {
      Json.Obj served = DamagedLine.object(item);
      database.update(
          "insert or ignore into tool_instantiations (turn_id, tool_call_id, instance_id)"
              + " values (?, ?, ?)",
          turn,
          served.string("tool_call_id"),
          shared.instance(served.object("instance")));
    }
  }

  private void fragments(String turn, Json.Obj log) throws SQLException {
    for (Json item : log.items("fragments")) {
      Json.Obj used = DamagedLine.object(item);
      database.update(
          "insert or ignore into turn_fragments (turn_id, fragment_id, \"order\", kind)"
              + " values (?, ?, ?, ?)",
          turn,
          shared.fragmentId(used.string("fragment")),
          LineForm.value(used, "order"),
          used.string("kind"));
    }
  }

  private void ending(String turn, Json.Obj ending) throws SQLException {
    if (!ending.isEmpty()) {
      for (Json item : ending.items("unfinished")) {
        SharedImport.part(DamagedLine.object(item));
      }
      database.update(
          "insert or replace into llmjava_turn_endings (turn_id, ending, message, unfinished)"
              + " values (?, ?, ?, ?)",
          turn,
          ending.string("kind"),
          ending.string("message"),
          LineForm.text(ending.get("unfinished"), JsonStyle.COMPACT));
    }
  }

  /** What is made of the rows that are there now: the shortened payload, the text to search. */
  private void derived(String turn, Json.Obj log) throws SQLException {
    TurnPayload payload = TurnPayload.of(database, turn);
    if (!log.has("payload_column") && log.get("payload") instanceof Json.Obj whole) {
      database.update(
          "update turns set response_json = ? where id = ?", payload.column(whole), turn);
    }
    new SearchIndex(database).write(turn, log.string("parent"), payload.output());
  }
}
