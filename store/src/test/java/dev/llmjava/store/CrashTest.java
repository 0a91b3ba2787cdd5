package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.Response;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.LogFile;
import dev.llmjava.store.sqlite.Transactions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was logged stays logged, whatever ends the process or fills the disk. */
class CrashTest {
  private static final int ROUNDS = 5;

  /** About what a turn takes. */
  private static final int SPREAD_NANOS = 10_000_000;

  /** Files of at most 4 MB, with room for SQLite's own library, which is unpacked into one. */
  private static final List<String> LIMITED =
      List.of("/bin/sh", "-c", "ulimit -f 8192; exec \"$@\"", "sh");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"delete", "wal"})
  void aProcessThatHaltsLosesNoTurnThatWasLogged(String mode) throws Exception {
    long seed = System.nanoTime();
    var random = new SplittableRandom(seed);
    Path file = folder.resolve("logs.db");
    SqliteLog.open(file).close();
    assertThat(Rows.of(file, "pragma journal_mode = " + mode)).containsExactly(mode);
    var safe = new ArrayList<String>();
    for (int round = 0; round < ROUNDS; round++) {
      Path said = folder.resolve("said " + round);
      Process process =
          CrashingProcess.start(
              List.of(), file, said, 7_000, random.nextInt(8), random.nextInt(SPREAD_NANOS));
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(9);
      safe.addAll(CrashingProcess.safe(said));

      assertSafe(file, safe, round + 1, seed);
    }
  }

  @Test
  void aDiskThatIsFullIsToldInOneLineAndSpoilsNothing() throws Exception {
    Path file = folder.resolve("logs.db");
    SqliteLog.open(file).close();
    Path said = folder.resolve("said");
    Process process = CrashingProcess.start(LIMITED, file, said, 200_000, Integer.MAX_VALUE, 0);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(CrashingProcess.errors(said))
        .containsExactly(
            "the log \""
                + file
                + "\" could not be read or written (disk I/O error); check that the disk is neither"
                + " full nor failing, and the limit on file sizes");
    assertThat(CrashingProcess.safe(said)).isNotEmpty();
    assertSafe(file, CrashingProcess.safe(said), 0, 0);
  }

  @Test
  void aFileThatMayNotGrowRefusesATurnAndTakesTheNext() throws Exception {
    Path file = folder.resolve("logs.db");
    SqliteLog.open(file).close();
    try (Database database = Database.open(file, false)) {
      var turns = new TurnWriter(new Access(LogFile.LOG, database, new Transactions(database)));
      database.first("pragma max_page_count = 1", row -> true);
      Response large = ScriptedModel.saying("x".repeat(100_000)).answer("hi");

      assertThatThrownBy(() -> turns.log(large, null, null))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage("the log \"" + file + "\" cannot grow: the disk is full");
      assertThat(Rows.of(file, "select * from turns")).isEmpty();
      database.first("pragma max_page_count = 100000", row -> true);
      turns.log(large, null, null);
    }
    assertSafe(file, Rows.of(file, "select id from turns"), 0, 0);
  }

  private static void assertSafe(Path file, List<String> safe, int more, long seed) {
    try (SqliteLog log = SqliteLog.open(file)) {
      assertThat(log.verify()).as("seed %d", seed).isEmpty();
      assertThat(log.rows(LogQuery.ALL))
          .as("seed %d", seed)
          .extracting(LogRow::id)
          .containsAll(safe)
          .hasSizeBetween(safe.size(), safe.size() + more);
    }
    assertThat(Rows.of(file, "pragma integrity_check")).containsExactly("ok");
    Rows.change(file, "insert into turn_search_fts (turn_search_fts) values ('integrity-check')");
  }
}
