package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Transactions;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sqlite.core.Codes;

/**
 * Makes a file ready: creates what is missing in one transaction, or refuses and leaves the file as
 * it is. A file that is ready costs one statement, because every short command pays for it.
 */
final class Schema {
  private static final String OURS = "j001_endings_and_inputs";
  private static final int PRIMARY_CODE = 0xff;

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
      if ((e.getErrorCode() & PRIMARY_CODE) != Codes.SQLITE_READONLY || !llmIsUpToDate()) {
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
      if ((e.getErrorCode() & PRIMARY_CODE) != Codes.SQLITE_ERROR) {
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
    Set<String> tables =
        new HashSet<>(
            database.list(
                "select name from sqlite_master where type = 'table'", row -> row.getString(1)));
    if (tables.contains("_llm_migrations")) {
      requireUpToDate();
    } else {
      requireFree(tables, foreign);
      database.script(Resource.text("llm.sql"));
      LlmMigrations.recordAll(database);
    }
    database.script(Resource.text("ours.sql"));
  }

  private void requireUpToDate() throws SQLException {
    String migration = LlmMigrations.missing(database);
    if (migration != null) {
      throw refuse(
          "was last used by an older LLM ("
              + migration
              + " is missing); run `llm logs status` once with LLM 0.32 for Python to convert it");
    }
    String column = NeededColumns.missing(database);
    if (column != null) {
      throw refuse(
          "lacks the column \""
              + column
              + "\"; it was changed by a newer LLM or by hand: update this program, or use another"
              + " file");
    }
  }

  private boolean llmIsUpToDate() throws SQLException {
    return LlmMigrations.missing(database) == null && NeededColumns.missing(database) == null;
  }

  private void requireFree(Set<String> tables, boolean foreign) {
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
    database.script(Resource.text("ours.sql").replace("create table", "create temp table"));
  }

  private LlmException.Setup refuse(String why) {
    return new LlmException.Setup("the log \"" + database.file() + "\" " + why);
  }
}
