package dev.llmjava.store.migration;

import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import dev.llmjava.store.sqlite.LogFile;
import dev.llmjava.store.sqlite.Resource;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.core.Codes;

/**
 * Makes a file a database of LLM 0.32: at one stroke when it is new, step by step when an older LLM
 * made it. Whoever calls holds a transaction, so that a file is converted whole or not at all.
 */
public final class Migrations {
  /** The columns that a table {@code log} of LLM has had from the start. */
  private static final String FIRST_LOG =
      "select 1 where 5 = (select count(*) from pragma_table_info('log')"
          + " where name in ('system', 'prompt', 'response', 'model', 'timestamp'))";

  private Migrations() {}

  /** Whether LLM has used the file, which may be before it kept a list of its migrations. */
  public static boolean isOfLlm(Database database) throws SQLException {
    return isRecorded(database) || database.exists(FIRST_LOG);
  }

  /** Whether the file keeps a list of its migrations. */
  public static boolean isRecorded(Database database) throws SQLException {
    return database.exists("select 1 from sqlite_master where name = '_llm_migrations'");
  }

  /** Whether a file that LLM has used is as LLM 0.32 leaves it, or a newer one. */
  public static boolean areDone(Database database) throws SQLException {
    return isRecorded(database) && MigrationNames.missing(database).isEmpty();
  }

  /** The names that a file keeps and LLM 0.32 does not know, in their order. */
  public static List<String> unknown(Database database) throws SQLException {
    return MigrationNames.unknown(database);
  }

  /** Fills a file that has nothing of LLM's. */
  public static void create(Database database) throws SQLException {
    database.script(Resource.text(Migrations.class, "llm.sql"));
    new Steps(database).run("m026_message_tree_view");
    MigrationNames.record(database, MigrationNames.ALL);
  }

  /**
   * Runs the migrations that the file does not name, and names them. One that LLM began and did not
   * finish, which it does not do in one transaction, is finished.
   */
  public static void run(Database database) throws SQLException {
    database.update(
        "create table if not exists _llm_migrations (name TEXT primary key, applied_at TEXT)");
    List<String> missing = MigrationNames.missing(database);
    var steps = new Steps(database);
    for (String name : missing) {
      try {
        steps.run(name);
      } catch (SQLException e) {
        if (isOfTheTables(e)) {
          throw refuse(database, name, e);
        }
        throw e;
      }
    }
    MigrationNames.record(database, missing);
  }

  /** Not of the disk, the file or another program. */
  private static boolean isOfTheTables(SQLException e) {
    int code = Failures.code(e);
    return code == Codes.SQLITE_ERROR || code == Codes.SQLITE_CONSTRAINT;
  }

  private static LlmException.Setup refuse(Database database, String name, SQLException e) {
    return new LlmException.Setup(
        LogFile.LOG
            + " \""
            + database.file()
            + "\" is from an older LLM and cannot be converted ("
            + name
            + ": "
            + Failures.detail(e)
            + "); a table or view in it is not as LLM made it: move that out, or use another file",
        e);
  }
}
