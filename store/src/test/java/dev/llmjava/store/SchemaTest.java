package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.llmjava.LlmException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("logs.db");
  }

  @Test
  void aFreshFileNamesEveryMigrationOfLlm() {
    SqliteLog.open(file).close();

    assertThat(Rows.of(file, "select name from _llm_migrations order by rowid"))
        .hasSize(30)
        .startsWith("m001_initial")
        .endsWith("m027_turns_response_json");
    assertThat(Rows.of(file, "select applied_at from _llm_migrations limit 1").getFirst())
        .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00");
    assertThat(Rows.of(file, "select name from _llmjava_migrations"))
        .containsExactly("j001_endings_and_inputs");
    assertThat(Rows.of(file, "pragma journal_mode")).containsExactly("delete");
    assertThat(Rows.of(file, "pragma integrity_check")).containsExactly("ok");
  }

  @Test
  void anEmptyFileIsFilled() throws IOException {
    Files.createFile(file);

    SqliteLog.open(file).close();

    assertThat(Rows.of(file, "select count(*) from turns")).containsExactly("0");
  }

  @Test
  void aFileThatIsReadyIsNotTouched() throws IOException {
    SqliteLog.open(file).close();
    byte[] before = Files.readAllBytes(file);

    SqliteLog.open(file).close();
    SqliteLog.openExisting(file).close();

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileOfLlmGetsOurTablesAndKeepsItsOwn() {
    SqliteLog.open(file).close();
    Rows.change(
        file,
        "drop table llmjava_turn_endings; drop table llmjava_tool_inputs;"
            + " drop table _llmjava_migrations;"
            + " insert into _llm_migrations (name) values ('m099_from_the_future');"
            + " alter table turns add column from_the_future text");

    try (SqliteLog log = SqliteLog.open(file)) {
      log.log(ScriptedModel.saying("yes").answer("hi"), null);
      assertThat(log.counts().turns()).isEqualTo(1);
    }
  }

  @Test
  void aFileBesideTheLogMayHoldOtherTables() {
    Rows.change(file, "create table collections (id integer primary key)");

    SqliteLog.open(file).close();

    assertThat(Rows.of(file, "select count(*) from turns")).containsExactly("0");
  }

  @Test
  void aFileInWriteAheadModeStaysInIt() throws IOException {
    SqliteLog.open(file).close();
    Rows.change(file, "pragma journal_mode = wal");

    try (SqliteLog log = SqliteLog.open(file)) {
      log.log(ScriptedModel.saying("yes").answer("hi"), null);
      assertThat(log.verify()).isEmpty();
    }
    assertThat(Rows.of(file, "pragma journal_mode")).containsExactly("wal");
  }

  @Test
  void aFileThatMayOnlyBeReadCanBeRead() throws IOException {
    try (SqliteLog log = SqliteLog.open(file)) {
      log.log(ScriptedModel.saying("yes").answer("hi"), null);
    }
    Rows.change(
        file,
        "drop table llmjava_turn_endings; drop table llmjava_tool_inputs;"
            + " drop table _llmjava_migrations");
    assumeThat(file.toFile().setReadOnly() && !Files.isWritable(file)).isTrue();
    byte[] before = Files.readAllBytes(file);

    try (SqliteLog log = SqliteLog.openExisting(file)) {
      assertThat(log.rows(LogQuery.ALL)).hasSize(1);
      assertThatThrownBy(() -> log.log(ScriptedModel.saying("no").answer("hi"), null))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage(
              "the log \"" + file + "\" cannot be written; check its permissions and its folder's");
    }
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    Files.writeString(file, "Dear diary, ".repeat(1000));

    refused("the log \"" + file + "\" is not an SQLite database; move it away");
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    SqliteLog.open(file).close();
    byte[] content = Files.readAllBytes(file);
    Arrays.fill(content, 100, 4096, (byte) 0x5a);
    Files.write(file, content);

    refused(
        "the log \""
            + file
            + "\" is damaged (database disk image is malformed); restore a backup or move it away");
  }

  @Test
  void aFileCutShortIsRefused() throws IOException {
    SqliteLog.open(file).close();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 5000));

    refused(
        "the log \""
            + file
            + "\" is damaged (database disk image is malformed); restore a backup or move it away");
  }

  @Test
  void aFolderIsRefused() throws IOException {
    Files.createDirectory(file);

    assertThatThrownBy(() -> SqliteLog.open(file))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("the log \"" + file + "\" is a folder; name a file");
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws IOException {
    Files.writeString(file, "in the way");

    assertThatThrownBy(() -> SqliteLog.open(file.resolve("sub/logs.db")))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "cannot create the folder \""
                + file.resolve("sub")
                + "\" for the log; check its permissions");
  }

  @Test
  void aMissingFileIsNotCreatedToReadIt() {
    assertThatThrownBy(() -> SqliteLog.openExisting(file))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("No log database found at " + file);
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatLacksAColumnIsRefused() throws IOException {
    SqliteLog.open(file).close();
    Rows.change(file, "alter table turns drop column token_details");

    refused(
        "the log \""
            + file
            + "\" lacks the column \"turns.token_details\"; it was changed by a newer LLM or by"
            + " hand: update this program, or use another file");
  }

  @Test
  void tablesInTheWayAreRefused() throws IOException {
    Rows.change(file, "create table messages (id integer primary key)");

    refused(
        "the log \""
            + file
            + "\" has a table \"messages\" that LLM did not make; use another file for the log");
  }

  @Test
  void anotherProgramsDatabaseIsNotTakenOverToReadIt() throws IOException {
    Rows.change(file, "create table birds (id integer primary key)");
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> SqliteLog.openExisting(file))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("the log \"" + file + "\" is an SQLite database, but not a log of LLM");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private void refused(String message) throws IOException {
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> SqliteLog.open(file))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(message);
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .isEqualTo(new String(before, StandardCharsets.ISO_8859_1));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }
}
