package dev.llmjava.store;

import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stores conversations. What is there already stays as it is, unless it is their beginning. */
final class ThreadImport {
  private final Database database;
  private final MessageImport messages;
  private final ImportedThreads imported;
  private final ImportCounts counts;

  ThreadImport(Database database, MessageImport messages, ImportCounts counts) throws SQLException {
    this.database = database;
    this.messages = messages;
    this.imported = new ImportedThreads(database);
    this.counts = counts;
    database.update("create temp table forks (thread_id text, origin text)");
  }

  /** A row for the conversation of a turn, which its own line completes; how many were new. */
  int begin(@Nullable String thread) throws SQLException {
    ImportedId.check(thread);
    return thread == null
        ? 0
        : database.update("insert or ignore into threads (id) values (?)", thread);
  }

  /**
   * Completes what its turns began, and fills in what an earlier one left open. A conversation that
   * has gone on here since keeps its end, and so does one that went on differently.
   */
  void thread(Json.Obj line) throws SQLException {
    String id = ImportedId.required(line, "id");
    String tip = line.string("tip");
    int added = messages.store(line.items("messages"));
    messages.require(tip);
    int begun = begin(id);
    String before =
        database.first(
            "select tip_message_hash from threads where id = ?", row -> row.getString(1), id);
    database.update(
        "update threads set name = coalesce(name, ?), datetime_utc = coalesce(datetime_utc, ?)"
            + " where id = ?",
        line.string("name"),
        line.string("datetime_utc"),
        id);
    boolean moves = !Objects.equals(tip, before) && (before == null || follows(tip, before));
    if (moves) {
      database.update("update threads set tip_message_hash = ? where id = ?", tip, id);
    }
    if (moves || begun > 0) {
      imported.add(id);
    }
    if (before == null) {
      waiting(id, line);
    }
    if (line.has("forked_from")) {
      database.update("insert into temp.forks values (?, ?)", id, line.string("forked_from"));
    }
    counts.messages(added);
    counts.conversations(begun);
  }

  private boolean follows(@Nullable String tip, String earlier) throws SQLException {
    return database.exists(
        """
        with recursive up (hash) as (
          select ?
          union
          select messages.parent_hash from up join messages on messages.hash = up.hash
        )
        select 1 from up where hash = ?
        """,
        tip,
        earlier);
  }

  private void waiting(String thread, Json.Obj line) throws SQLException {
    for (Json item : line.items("waiting")) {
      if (SharedImport.part(DamagedLine.object(item)) instanceof Part.ToolResult result) {
        new PendingResults(database).write(thread, result.callId(), PendingResults.form(result));
      }
    }
  }

  /** Once every conversation is there: one whose origin is not was forked from nothing here. */
  void finish() throws SQLException {
    database.update(
        """
        update threads set forked_from = (select origin from temp.forks where thread_id = threads.id)
        where forked_from is null and id in (
          select thread_id from temp.forks where origin in (select id from threads))
        """);
  }
}
