package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
  private static final int PROCESSES = 8;
  private static final int PROMPTS = 50;
  private static final int KILLS = 5;

  @TempDir Path folder;

  @Test
  void manyProcessesLogIntoOneFreshFileAtOnce() throws Exception {
    Path file = folder.resolve("logs.db");
    var running = new ArrayList<Process>();
    for (int i = 0; i < PROCESSES; i++) {
      running.add(LoggingProcess.start(file, "p" + i, PROMPTS));
    }
    for (int i = 0; i < PROCESSES; i++) {
      assertThat(running.get(i).waitFor(60, TimeUnit.SECONDS)).isTrue();
      String said = Files.readString(Path.of(file + ".p" + i + ".out"));
      assertThat(running.get(i).exitValue()).as(said).isZero();
    }

    try (SqliteLog log = SqliteLog.openExisting(file)) {
      assertThat(log.counts()).isEqualTo(new LogCounts(PROCESSES, PROCESSES * PROMPTS, 0, 0));
      assertThat(log.verify()).isEmpty();
    }
  }

  @Test
  void aProcessThatIsKilledLeavesWholeTurns() throws Exception {
    Path file = folder.resolve("logs.db");
    var random = new SplittableRandom(20260101);
    for (int round = 0; round < KILLS; round++) {
      Process process = LoggingProcess.start(file, "k" + round, 1_000_000);
      long before = turns(file);
      while (process.isAlive() && turns(file) <= before) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(150));
      process.destroyForcibly().waitFor();

      assertWhole(file);
    }
  }

  private static long turns(Path file) {
    if (!Files.exists(file) || Rows.of(file, "select * from sqlite_master").isEmpty()) {
      return 0;
    }
    return Long.parseLong(Rows.of(file, "select count(*) from turns").getFirst());
  }

  private static void assertWhole(Path file) {
    try (SqliteLog log = SqliteLog.open(file)) {
      assertThat(log.verify()).isEmpty();
      List<LogRow> rows = log.rows(LogQuery.ALL);
      assertThat(rows).isNotEmpty();
      assertThat(rows).allSatisfy(row -> assertThat(row.words().response()).startsWith("answer"));
    }
    assertThat(Rows.of(file, "pragma integrity_check")).containsExactly("ok");
    assertThat(
            Rows.of(
                file,
                "select id from turns where tip_message_hash not in (select hash from messages)"
                    + " or id not in (select turn_id from turn_search)"
                    + " or thread_id not in (select id from threads"
                    + " where tip_message_hash is not null)"))
        .isEmpty();
  }
}
