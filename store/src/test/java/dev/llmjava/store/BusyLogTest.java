package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.Response;
import dev.llmjava.store.sqlite.Patience;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever holds the file, others wait for longer than SQLite does. */
class BusyLogTest {
  private static final Patience SHORT_LOCK =
      new Patience(Duration.ofMillis(20), Duration.ofSeconds(60));
  private static final Patience SHORT = new Patience(Duration.ofMillis(20), Duration.ofMillis(100));
  private static final long HELD_MILLIS = 400;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void fill() {
    file = folder.resolve("logs.db");
    try (SqliteLog log = SqliteLog.open(file)) {
      log.log(answer(), null);
    }
  }

  @Test
  void aReaderThatTakesLongDoesNotLoseATurn() throws Exception {
    try (SqliteLog log = SqliteLog.open(file, SHORT_LOCK)) {
      String thread = whileHeld("begin", () -> log.log(answer(), null));

      assertThat(log.thread(thread)).isPresent();
      assertThat(log.counts().turns()).isEqualTo(2);
    }
  }

  @Test
  void aWriterThatTakesLongDoesNotFailAReader() throws Exception {
    try (SqliteLog log = SqliteLog.open(file, SHORT_LOCK)) {
      assertThat(whileHeld("begin exclusive", () -> log.rows(LogQuery.ALL).size())).isOne();
      assertThat(whileHeld("begin exclusive", () -> log.messages(log.latestThread().orElseThrow())))
          .hasSize(2);
    }
  }

  @Test
  void aWriterThatTakesLongDoesNotKeepTheFileFromBeingOpened() throws Exception {
    try (SqliteLog log = whileHeld("begin exclusive", () -> SqliteLog.open(file, SHORT_LOCK))) {
      assertThat(log.counts().turns()).isOne();
    }
  }

  @Test
  void inWriteAheadModeAReaderAndAWriterDoNotMeet() throws Exception {
    assertThat(Rows.of(file, "pragma journal_mode = wal")).containsExactly("wal");
    try (SqliteLog log = SqliteLog.open(file, new Patience(Duration.ZERO, Duration.ZERO));
        Connection reader = hold("begin")) {
      log.log(answer(), null);

      assertThat(log.counts().turns()).isEqualTo(2);
      assertThat(reader.isClosed()).isFalse();
    }
  }

  @Test
  void whoWaitsForeverIsToldAndMayTryAgain() throws Exception {
    try (SqliteLog log = SqliteLog.open(file, SHORT)) {
      try (Connection reader = hold("begin")) {
        assertThatThrownBy(() -> log.log(answer(), null))
            .isInstanceOf(LlmException.Setup.class)
            .hasMessage(
                "the log \""
                    + file
                    + "\" is locked by another program; try again when that has finished");
        assertThat(log.counts().turns()).as("reading goes on").isOne();
        assertThat(reader.isClosed()).isFalse();
      }
      log.log(answer(), null);
      assertThat(log.counts().turns()).isEqualTo(2);
      assertThat(log.verify()).isEmpty();
    }
  }

  @Test
  void twoWritersAndTenReadersInProcessesAllFinish() throws Exception {
    var running = new ArrayList<Process>();
    for (int i = 0; i < 2; i++) {
      running.add(LoggingProcess.start(file, "w" + i, 20));
    }
    for (int i = 0; i < 10; i++) {
      Path said = Path.of(file + ".r" + i + ".out");
      running.add(Jvm.start(ReadingProcess.class, said, file.toString(), "20"));
    }
    for (Process process : running) {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    }
    for (int i = 0; i < 10; i++) {
      assertThat(Files.readString(Path.of(file + ".r" + i + ".out"))).endsWith("fine\n");
    }
    try (SqliteLog log = SqliteLog.openExisting(file)) {
      assertThat(log.counts().turns()).isEqualTo(1 + 2 * 20);
      assertThat(log.verify()).isEmpty();
    }
  }

  private static Response answer() {
    return ScriptedModel.saying("yes").answer("hi");
  }

  private <T> T whileHeld(String begin, Supplier<T> work) throws Exception {
    try (Connection holder = hold(begin)) {
      CompletableFuture<T> done = CompletableFuture.supplyAsync(work, Thread::startVirtualThread);
      Thread.sleep(HELD_MILLIS);
      assertThat(done).isNotDone();
      end(holder);
      return done.get(60, TimeUnit.SECONDS);
    }
  }

  private Connection hold(String begin) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      statement.execute(begin);
      try (ResultSet turns = statement.executeQuery("select count(*) from turns")) {
        assertThat(turns.getLong(1)).isPositive();
      }
    }
    return connection;
  }

  private static void end(Connection holder) throws SQLException {
    try (Statement statement = holder.createStatement()) {
      statement.execute("rollback");
    }
  }
}
