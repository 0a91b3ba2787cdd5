package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import dev.llmjava.store.sqlite.Transactions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old databases that cannot be brought forward stay as they are. */
class MigrationRefusedTest {
  /** Where the header of a file says which versions of SQLite may write it. */
  private static final int WRITE_VERSION = 18;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("logs.db");
  }

  @Test
  void aTableInTheWayIsToldByTheStepThatWantsItsPlace() throws IOException {
    OldDatabase.create(file, 12);
    Rows.change(file, "create table fragments (id integer primary key, bits blob)");

    refused(
        "is from an older LLM and cannot be converted (m015_fragments_tables: no such column:"
            + " hash); a table or view in it is not as LLM made it: move that out, or use another"
            + " file");
  }

  @Test
  void aViewThatCannotBeReadIsNamedWhereItMatters() throws IOException {
    OldDatabase.create(file, 5);
    Rows.change(file, "create view broken as select * from nowhere");

    refused(
        "is from an older LLM and cannot be converted (m007_finish_logs_table: error in view"
            + " broken: no such table: main.nowhere); a table or view in it is not as LLM made it:"
            + " move that out, or use another file");
  }

  @Test
  void aViewThatCannotBeReadIsNoObstacleLater() {
    OldDatabase.create(file, 12);
    Rows.change(file, "create view broken as select * from nowhere");

    SqliteLog.open(file).close();

    assertThat(Rows.of(file, "select count(*) from turns")).containsExactly("0");
  }

  @Test
  void aColumnThatIsMissingIsNamed() throws IOException {
    OldDatabase.create(file, OldDatabase.STEPS - 1);
    Rows.change(file, "alter table threads drop column name");

    refused(
        "lacks the column \"threads.name\"; it was changed by a newer LLM or by hand: update this"
            + " program, or use another file");
  }

  @Test
  void aTableLogOfAnotherProgramIsNotLlms() throws IOException {
    Rows.change(file, "create table log (at text, prompt text, model text)");

    refused("has a table \"log\" that LLM did not make; use another file for the log");
  }

  @Test
  void anOldFileThatMayOnlyBeReadIsRefused() throws IOException {
    for (int steps : new int[] {0, 12}) {
      Files.deleteIfExists(file);
      OldDatabase.create(file, steps);
      forbidWriting();

      refused(
          "is from an older LLM and must be converted before it can be read, but it cannot be"
              + " written: make it and its folder writable, or use a copy of it");
    }
  }

  @Test
  void aFileOfTodayThatMayOnlyBeReadIsRead() throws IOException {
    OldDatabase.create(file, OldDatabase.STEPS);
    forbidWriting();

    try (SqliteLog log = SqliteLog.openExisting(file)) {
      assertThat(log.rows(LogQuery.ALL)).isEmpty();
    }
  }

  /** Works for users too who may write every file. */
  private void forbidWriting() throws IOException {
    try (var header = new RandomAccessFile(file.toFile(), "rw")) {
      header.seek(WRITE_VERSION);
      header.write(3);
    }
  }

  @Test
  void aDiskThatIsFullLeavesTheFileAsItWas() throws IOException, SQLException {
    OldDatabase.create(file, 12);
    OddRows.fill(file);
    byte[] before = Files.readAllBytes(file);
    int refused = 0;
    boolean done = false;
    for (int spare = 0; !done; spare += 5) {
      String message = convertWithin(spare);
      done = message == null;
      if (!done) {
        refused++;
        assertThat(message).isEqualTo("the log \"" + file + "\" cannot grow: the disk is full");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
      }
    }

    assertThat(refused).isGreaterThan(3);
    SqliteLog.openExisting(file).close();
  }

  /**
   * @param spare how many pages the file may grow
   * @return what went wrong, or null
   */
  private String convertWithin(int spare) throws SQLException {
    try (Database database = Database.open(file, false)) {
      long pages = database.first("pragma page_count", row -> row.getLong(1));
      database.first("pragma max_page_count = " + (pages + spare), row -> true);
      database.script("pragma cache_size = 1");
      new Schema(database, new Transactions(database)).prepare(false);
      return null;
    } catch (SQLException e) {
      return Failures.of(file, e).getMessage();
    }
  }

  private void refused(String why) throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> SqliteLog.open(file))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("the log \"" + file + "\" " + why);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }
}
