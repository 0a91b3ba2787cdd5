package dev.llmjava.store;

import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;

/**
 * Which conversations of either generation hold anything that came by an import, in a table of ours
 * that is made with the first one. What they were given as tools, and what they ask for, was not
 * decided here.
 */
final class ImportedThreads {
  static final String TABLE = "llmjava_imported_threads";

  private final Database database;

  ImportedThreads(Database database) {
    this.database = database;
  }

  void add(String thread) throws SQLException {
    database.update(
        "create table if not exists "
            + TABLE
            + " (thread_id TEXT not null primary key) without rowid");
    database.update("insert or ignore into " + TABLE + " (thread_id) values (?)", thread);
  }

  boolean contains(String thread) throws SQLException {
    return database.exists("select 1 from sqlite_master where type = 'table' and name = ?", TABLE)
        && database.exists("select 1 from " + TABLE + " where thread_id = ?", thread);
  }
}
