package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Writes conversations as lines, turns in the order in which they were logged. */
final class Exporting {
  private final Database database;
  private final LineWriter out;
  private final SharedLines shared;
  private final MessageLines messages;
  private final WaitingLines waiting;
  private final boolean all;

  private Exporting(Database database, LineWriter out, boolean all, boolean withContent)
      throws SQLException {
    this.database = database;
    this.out = out;
    this.shared = new SharedLines(database, out, withContent);
    this.messages = new MessageLines(database, shared);
    this.waiting = new WaitingLines(database, withContent);
    this.all = all;
  }

  /**
   * Within a transaction that is rolled back afterwards: it keeps its notes in temporary tables.
   *
   * @param ids of conversations of either generation; none for all there is
   */
  static void write(Database database, List<String> ids, boolean withContent, LineWriter out)
      throws SQLException {
    database.update("create temp table chosen (id primary key) without rowid");
    for (String id : ids) {
      database.update("insert or ignore into temp.chosen values (?)", id);
    }
    new Exporting(database, out, ids.isEmpty(), withContent).write();
  }

  private void write() throws SQLException {
    out.line(LineForm.of("log").put("version", LineForm.VERSION).build());
    if (all) {
      shared.namedFragments();
    }
    var turns = new TurnLines(database, shared, messages, out);
    database.each(
        "select id from turns where " + chosen("thread_id") + " order by id",
        row -> turns.write(row.getString(1)));
    database.each("select * from threads where " + chosen("id") + " order by rowid", this::thread);
    database.each(
        "select * from conversations where " + chosen("id") + " order by rowid",
        row -> {
          var line = LineForm.of("conversation");
          LineForm.put(line, row, "id", "name", "model");
          out.line(line.build());
        });
    var legacy = new LegacyLines(database, shared, out);
    database.each(
        "select id from responses where " + chosen("conversation_id") + " order by rowid",
        row -> legacy.write(row.getString(1)));
  }

  private String chosen(String column) {
    return all ? "true" : column + " in (select id from temp.chosen)";
  }

  private void thread(ResultSet row) throws SQLException {
    String tip = row.getString("tip_message_hash");
    var line = LineForm.of("thread");
    LineForm.put(line, row, "id", "name", "datetime_utc", "forked_from");
    line.putIfPresent("tip", tip);
    List<Json> rest = messages.upTo(tip);
    if (!rest.isEmpty()) {
      line.put("messages", Json.array(rest));
    }
    List<Json> results = waiting.of(row.getString("id"));
    out.line(results.isEmpty() ? line.build() : line.put("waiting", Json.array(results)).build());
  }
}
