package dev.llmjava.store.migration;

import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.List;

/**
 * The first log of LLM: one table {@code log}, later {@code logs}, with a row for each prompt. LLM
 * 0.5 left it behind and keeps it where it holds anything.
 */
final class FlatLog {
  static final String FIRST_NAME = "log";
  private static final String LAST_NAME = "logs";

  private static final List<String> LAST_ORDER =
      List.of(
          "id",
          "model",
          "prompt",
          "system",
          "prompt_json",
          "options_json",
          "response",
          "response_json",
          "reply_to_id",
          "chat_id",
          "duration_ms",
          "timestamp_utc");

  private final Database database;

  FlatLog(Database database) {
    this.database = database;
  }

  void create() throws SQLException {
    database.update(
        "create table if not exists log (provider TEXT, system TEXT, prompt TEXT, chat_id TEXT,"
            + " response TEXT, model TEXT, timestamp TEXT)");
    log().add(database, Column.text("chat_id"));
  }

  void number() throws SQLException {
    log().withKey(List.of("id")).rebuild(database);
  }

  void referToChats() throws SQLException {
    log().with("chat_id", column -> column.asInteger().referringTo(FIRST_NAME)).rebuild(database);
  }

  void order() throws SQLException {
    log()
        .inOrder(List.of("id", "model", "timestamp", "prompt", "system", "response", "chat_id"))
        .rebuild(database);
  }

  void dropProvider() throws SQLException {
    log().without(List.of("provider")).rebuild(database);
  }

  void addDebug() throws SQLException {
    log().add(database, Column.text("debug"));
    log().add(database, Column.integer("duration_ms"));
  }

  /** A file that followed LLM's development may have some of the columns. */
  void widen() throws SQLException {
    log()
        .renaming("timestamp", "timestamp_utc")
        .renaming("options", "options_json")
        .rebuild(database);
    log().add(database, Column.text("options_json"));
    log().add(database, Column.text("prompt_json"));
    log().add(database, Column.text("response_json"));
    log().add(database, Column.integer("reply_to_id"));
    log().inOrder(LAST_ORDER).rebuild(database);
  }

  void finish() throws SQLException {
    if (!log().exists()) {
      return;
    }
    log()
        .without(List.of("debug"))
        .renaming("timestamp_utc", "datetime_utc")
        .with("chat_id", Column::referringToNothing)
        .rebuild(database);
    database.update("alter table log rename to logs");
  }

  void referToReplies() throws SQLException {
    logs().with("reply_to_id", column -> column.referringTo(LAST_NAME)).rebuild(database);
  }

  void orderAgain() throws SQLException {
    logs().inOrder(LAST_ORDER).rebuild(database);
  }

  void dropIfEmpty() throws SQLException {
    if (logs().exists() && !database.exists("select 1 from logs")) {
      database.update("drop table logs");
    }
  }

  private TableShape log() throws SQLException {
    return TableShape.read(database, FIRST_NAME);
  }

  private TableShape logs() throws SQLException {
    return TableShape.read(database, LAST_NAME);
  }
}
