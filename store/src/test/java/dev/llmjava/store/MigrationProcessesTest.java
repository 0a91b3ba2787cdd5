package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.store.migration.HaltingProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that end while they convert a file, and some that want the same one. */
class MigrationProcessesTest {
  private static final int KILLS = 4;
  private static final int RESPONSES = 20_000;
  private static final int HANG_SECONDS = 120;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("logs.db");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 14, 21, 29})
  void aProcessThatEndsBetweenTwoStepsLeavesTheOldFile(int steps) throws Exception {
    OldDatabase.create(file, 1);
    OddRows.fill(file);
    Map<String, List<String>> before = OddRows.read(file);

    Process process = Jvm.start(HaltingProcess.class, said(0), file.toString(), "" + steps);

    assertThat(process.waitFor(HANG_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(said(0))).isEqualTo(HaltingProcess.GONE);
    assertThat(Path.of(file + "-journal")).exists();
    assertThat(OddRows.read(file)).isEqualTo(before);
    assertConverted();
    assertThat(Rows.of(file, "select count(*) from logs"))
        .containsExactly(Integer.toString(OddRows.IN_EACH));
  }

  @Test
  void aProcessThatIsKilledAnywhereLeavesAWholeFile() throws Exception {
    fillWithResponses();
    List<String> before = Rows.of(file, "select * from responses");
    var random = new SplittableRandom(20260215);
    for (int round = 0; round < KILLS; round++) {
      Path copy = Files.copy(file, folder.resolve("copy" + round));
      Process process = Jvm.start(OpeningProcess.class, said(round), copy.toString());
      while (process.isAlive() && !Files.exists(Path.of(copy + "-journal"))) {
        Thread.sleep(1);
      }
      Thread.sleep(random.nextInt(200));
      process.destroyForcibly().waitFor();

      assertThat(Rows.of(copy, "pragma integrity_check")).containsExactly("ok");
      try (SqliteLog log = SqliteLog.open(copy)) {
        assertThat(log.verify()).isEmpty();
        assertThat(log.counts()).isEqualTo(new LogCounts(0, 0, 0, RESPONSES));
        assertThat(log.rows(LogQuery.ALL.search("n4711"))).hasSize(1);
      }
      assertThat(
              Rows.of(
                  copy,
                  "select id, model, prompt, system, prompt_json, options_json, response,"
                      + " response_json, conversation_id, duration_ms, datetime_utc from"
                      + " responses"))
          .isEqualTo(before);
    }
  }

  @Test
  void processesThatConvertOneFileAtOnceAllSucceed() throws Exception {
    fillWithResponses();
    var running = new ArrayList<Process>();
    for (int i = 0; i < 3; i++) {
      running.add(Jvm.start(OpeningProcess.class, said(i), file.toString()));
    }
    for (int i = 0; i < running.size(); i++) {
      assertThat(running.get(i).waitFor(HANG_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(running.get(i).exitValue()).as(Files.readString(said(i))).isZero();
    }
    assertConverted();
    assertThat(Rows.of(file, "select count(*) from responses"))
        .containsExactly(Integer.toString(RESPONSES));
  }

  private void assertConverted() {
    try (SqliteLog log = SqliteLog.open(file)) {
      assertThat(log.verify()).isEmpty();
    }
    assertThat(Rows.of(file, "select count(*), count(distinct name) from _llm_migrations"))
        .containsExactly(OldDatabase.STEPS + "|" + OldDatabase.STEPS);
    assertThat(Rows.of(file, "pragma integrity_check")).containsExactly("ok");
  }

  private void fillWithResponses() {
    OldDatabase.create(file, 13);
    Rows.change(
        file,
        "insert into responses (id, prompt, response) with n (n) as (select 1 union all"
            + " select n + 1 from n where n < "
            + RESPONSES
            + ") select printf('%026d', n), 'n' || n, 'answer ' || n || hex(zeroblob(50)) from n");
  }

  private Path said(int process) {
    return folder.resolve(process + ".out");
  }

  /** Opens a log and closes it. */
  static final class OpeningProcess {
    private OpeningProcess() {}

    public static void main(String[] args) throws IOException {
      SqliteLog.open(Path.of(args[0])).close();
    }
  }
}
