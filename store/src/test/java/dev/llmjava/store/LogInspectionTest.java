package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.store.LogInspection.Age;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogInspectionTest {
  @TempDir Path directory;

  private Path log() {
    return directory.resolve("logs.db");
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + log());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void aLogOfOursIsCurrentAndSound() {
    SqliteLog.open(log()).close();
    LogInspection found = LogInspection.of(log());
    assertThat(found.age()).isEqualTo(Age.CURRENT);
    assertThat(found.missingColumn()).isNull();
    assertThat(found.unknown()).isEmpty();
    assertThat(found.lastTurn()).isNull();
    assertThat(found.bytes()).isPositive();
    assertThat(LogInspection.damage(log())).isEmpty();
  }

  @Test
  void anOlderLogIsLeftAsItIs() throws Exception {
    run(
        "create table log (provider text, system text, prompt text, chat_id integer,"
            + " response text, model text, timestamp text)");
    byte[] before = Files.readAllBytes(log());
    assertThat(LogInspection.of(log()).age()).isEqualTo(Age.OLDER);
    assertThat(log()).hasBinaryContent(before);
  }

  @Test
  void aNewerLogIsNamed() throws Exception {
    SqliteLog.open(log()).close();
    run(
        "insert into _llm_migrations (name) values ('m099_later')",
        "alter table turns rename column model to model_id");
    LogInspection found = LogInspection.of(log());
    assertThat(found.unknown()).containsExactly("m099_later");
    assertThat(found.missingColumn()).isEqualTo("turns.model");
  }

  @Test
  void otherDatabasesAreNotLogs() throws Exception {
    run("create table birds (name text)");
    assertThat(LogInspection.of(log()).age()).isEqualTo(Age.FOREIGN);
    run("drop table birds");
    assertThat(LogInspection.of(log()).age()).isEqualTo(Age.EMPTY);
  }

  @Test
  void aLogInWriteAheadModeGetsNoFilesBesideIt() throws Exception {
    SqliteLog.open(log()).close();
    run("pragma journal_mode = wal");
    assertThat(LogInspection.of(log()).writeAhead()).isTrue();
    assertThat(LogInspection.damage(log())).isEmpty();
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(log());
    }
  }

  @Test
  void whatAWriterHasNotTakenOverIsSeen() throws Exception {
    SqliteLog.open(log()).close();
    run("pragma journal_mode = wal");
    try (Connection writer = DriverManager.getConnection("jdbc:sqlite:" + log());
        Statement statement = writer.createStatement()) {
      statement.execute("insert into _llm_migrations (name) values ('m099_later')");
      LogInspection found = LogInspection.of(log());
      assertThat(found.unknown()).containsExactly("m099_later");
      assertThat(found.pending()).isPositive();
    }
  }
}
