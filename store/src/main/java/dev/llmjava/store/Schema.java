package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.store.migration.Migrations;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import dev.llmjava.store.sqlite.Resource;
import dev.llmjava.store.sqlite.Transactions;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sqlite.core.Codes;

/**
 * Makes a file ready: creates or converts what is not so in one transaction, or refuses and leaves
 * the file as it is. A file that is ready costs one statement, because every short command pays for
 * it.
 */
final class Schema {
  private static final String OURS = "j001_endings_and_inputs";
  private final Database database;
  private final Transactions transactions;

  Schema(Database database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
  }

  /**
   * @param foreign whether a file with other programs' tables, and none of LLM's, is taken over
   */
  void prepare(boolean foreign) throws SQLException {
    if (ready()) {
      return;
    }
    try {
      transactions.run(() -> migrate(foreign));
    } catch (SQLException e) {
      if (Failures.code(e) != Codes.SQLITE_READONLY || !Migrations.isOfLlm(database)) {
        throw e;
      }
      withoutWriting();
    }
  }

  private boolean ready() throws SQLException {
    try {
      return database.exists(
          "select 1 from _llmjava_migrations where name = ? and not exists ("
              + NeededColumns.probe()
              + ")",
          OURS);
    } catch (SQLException e) {
      if (Failures.code(e) != Codes.SQLITE_ERROR) {
        throw e;
      }
      return false;
    }
  }

  /** Looks again under the lock, because another process may have been faster. */
  private void migrate(boolean foreign) throws SQLException {
    if (ready()) {
      return;
    }
    if (Migrations.isOfLlm(database)) {
      Migrations.run(database);
      requireColumns();
    } else {
      requireFree(foreign);
      Migrations.create(database);
    }
    database.script(ours());
  }

  private void requireColumns() throws SQLException {
    String column = NeededColumns.missing(database);
    if (column != null) {
      throw refuse(
          "lacks the column \""
              + column
              + "\"; it was changed by a newer LLM or by hand: update this program, or use another"
              + " file");
    }
  }

  private void requireFree(boolean foreign) throws SQLException {
    Set<String> tables =
        new HashSet<>(
            database.list(
                "select name from sqlite_master where type = 'table'", row -> row.getString(1)));
    if (!foreign && !tables.isEmpty()) {
      throw refuse("is an SQLite database, but not a log of LLM");
    }
    for (String taken : List.of("log", "logs", "conversations", "responses", "messages", "turns")) {
      if (tables.contains(taken)) {
        throw refuse(
            "has a table \"" + taken + "\" that LLM did not make; use another file for the log");
      }
    }
  }

  /** For a file that may only be read: our tables, empty, in memory beside it. */
  private void withoutWriting() throws SQLException {
    if (!Migrations.areDone(database)) {
      throw refuse(
          "is from an older LLM and must be converted before it can be read, but it cannot be"
              + " written: make it and its folder writable, or use a copy of it");
    }
    requireColumns();
    database.script(ours().replace("create table", "create temp table"));
  }

  private static String ours() {
    return Resource.text(Schema.class, "ours.sql");
  }

  private LlmException.Setup refuse(String why) {
    return new LlmException.Setup("the log \"" + database.file() + "\" " + why);
  }
}
