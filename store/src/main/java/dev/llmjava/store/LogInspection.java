package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.store.migration.Migrations;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import dev.llmjava.store.sqlite.LogFile;
import dev.llmjava.store.sqlite.Patience;
import dev.llmjava.store.sqlite.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a look at the file of a log shows. It is only read, and left as it is.
 *
 * @param age of the tables
 * @param missingColumn of LLM's tables, as table.column; null when they have all that is relied on
 * @param unknown migrations that are not of LLM 0.32
 * @param writeAhead whether it is in write-ahead mode
 * @param bytes of the file
 * @param pending bytes that are written and not yet taken over into the file
 * @param lastTurn when the last turn was logged, in UTC; null for none
 */
public record LogInspection(
    Age age,
    @Nullable String missingColumn,
    List<String> unknown,
    boolean writeAhead,
    long bytes,
    long pending,
    @Nullable String lastTurn) {
  /** How the tables of a file stand to those of LLM 0.32. */
  public enum Age {
    /** None of them are there, nor any other's. */
    EMPTY,
    /** They are another program's. */
    FOREIGN,
    /** They are converted when the log is used next. */
    OLDER,
    CURRENT
  }

  private static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(2));

  /**
   * Looks.
   *
   * @throws LlmException.Setup for a file that cannot be read
   */
  public static LogInspection of(Path file) {
    return read(file, database -> inspect(file, database));
  }

  /**
   * Reads all of the file, much more quickly than {@link LogMaintenance#check}, which sees more.
   *
   * @return what SQLite finds damaged; nothing in a sound file
   */
  public static List<String> damage(Path file) {
    return read(
        file,
        database -> {
          List<String> said =
              database.list("pragma quick_check(5)", row -> row.getString(1).replace('\n', ' '));
          return said.equals(List.of("ok")) ? List.of() : said;
        });
  }

  @FunctionalInterface
  private interface Look<T> {
    T at(Database database) throws SQLException;
  }

  private static <T> T read(Path file, Look<T> look) {
    LogFile.requireFile(file);
    try {
      Database database = Database.openToRead(file, SHORT);
      try (var access = new Access(LogFile.LOG, database, new Transactions(database))) {
        return access.run(() -> look.at(database));
      }
    } catch (SQLException e) {
      throw Failures.of(file, e);
    }
  }

  private static LogInspection inspect(Path file, Database database) throws SQLException {
    Age age = age(database);
    boolean current = age == Age.CURRENT;
    return new LogInspection(
        age,
        current ? NeededColumns.missing(database) : null,
        Migrations.isRecorded(database) ? Migrations.unknown(database) : List.of(),
        LogFile.isWriteAhead(file),
        size(file),
        size(LogFile.changes(file)),
        current ? lastTurn(database) : null);
  }

  private static Age age(Database database) throws SQLException {
    if (Migrations.isOfLlm(database)) {
      return Migrations.areDone(database) ? Age.CURRENT : Age.OLDER;
    }
    return database.exists("select 1 from sqlite_master where type = 'table'")
        ? Age.FOREIGN
        : Age.EMPTY;
  }

  private static @Nullable String lastTurn(Database database) throws SQLException {
    return database.first(
        "select datetime_utc from turns order by id desc limit 1", row -> row.getString(1));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
