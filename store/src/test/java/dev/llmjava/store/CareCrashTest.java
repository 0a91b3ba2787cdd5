package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Transactions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CareCrashTest {
  private static final int TURNS = 150;
  private static final int KILLS = 6;

  @TempDir Path folder;
  private final SplittableRandom random = new SplittableRandom();
  private Path file;
  private Path export;
  private String some;

  @BeforeEach
  void fill() throws IOException {
    file = folder.resolve("logs.db");
    export = folder.resolve("export.jsonl");
    long seed = random.nextLong();
    try (SqliteLog log = SqliteLog.open(file)) {
      RandomLog.fill(file, log, new SplittableRandom(seed), TURNS);
      try (OutputStream out = Files.newOutputStream(export)) {
        log.transfer().write(List.of(), true, out);
      }
    }
    List<String> threads = Rows.of(file, "select id from threads order by id");
    some = String.join(",", threads.subList(0, threads.size() / 2));
  }

  @Test
  void aRemovalThatIsKilledHappensWholeOrNotAtAll() throws Exception {
    kill("rm", some, file);
  }

  @Test
  void aCollectionThatIsKilledHappensWholeOrNotAtAll() throws Exception {
    Rows.change(file, "delete from threads where id in ('" + some.replace(",", "', '") + "')");
    kill("gc", "", file);
  }

  @Test
  void anImportThatIsKilledHappensWholeOrNotAtAll() throws Exception {
    Path empty = folder.resolve("empty.db");
    SqliteLog.open(empty).close();
    kill("import", export.toString(), empty);
  }

  /** Half of the time by the system, half of the time from inside, at any moment. */
  private void kill(String what, String with, Path from) throws Exception {
    var before = content(from);
    Path whole = copy(from, "whole");
    String said = run(whole, what, with, -1);
    assertThat(said).contains("begun\ndone ");
    long micros = Long.parseLong(said.substring(said.indexOf("done ") + 5).strip());
    var after = content(whole);
    assertThat(after).isNotEqualTo(before);
    for (int round = 0; round < KILLS; round++) {
      Path copy = copy(from, "copy" + round);
      long moment = random.nextLong(micros);
      if (round % 2 == 0) {
        run(copy, what, with, moment);
      } else {
        Path output = folder.resolve("output");
        Process process = CareProcess.start(copy, output, what, with, -1);
        while (process.isAlive() && !Files.readString(output).contains("begun")) {
          Thread.sleep(1);
        }
        process.waitFor(moment, TimeUnit.MICROSECONDS);
        process.destroyForcibly().waitFor();
      }

      var found = new ArrayList<Finding>();
      try (SqliteLog log = SqliteLog.open(copy)) {
        log.maintenance().check(found::add);
      }
      var now = content(copy);
      assertThat(now.equals(before) || now.equals(after)).as("after %d us", moment).isTrue();
      assertThat(found.stream().filter(each -> !each.remedy().contains("gc")))
          .as("after %d us", moment)
          .isEmpty();
    }
  }

  private String run(Path log, String what, String with, long halt) throws Exception {
    Path said = folder.resolve("said");
    Process process = CareProcess.start(log, said, what, with, halt);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return Files.readString(said);
  }

  /** A log that all of the export went into. */
  private Path imported() throws IOException {
    Path full = folder.resolve("imported.db");
    try (SqliteLog log = SqliteLog.open(full)) {
      assertThat(log.transfer().read(export).damaged()).isZero();
    }
    return full;
  }

  private static int pages(Path log) {
    return Integer.parseInt(Rows.of(log, "pragma page_count").getFirst());
  }

  @Test
  void aFullDiskLeavesTheLogAsItWas() throws Exception {
    Path empty = folder.resolve("empty.db");
    SqliteLog.open(empty).close();
    Map<String, ?> before = content(empty);
    int needed = pages(imported()) - pages(empty);
    for (int more = 1; more < needed; more += 1 + random.nextInt(needed / 6)) {
      try (Access access = limited(empty, more)) {
        assertThatThrownBy(() -> new LogTransfer(access).read(export))
            .isInstanceOf(LlmException.Setup.class)
            .hasMessage("the log \"" + empty + "\" cannot grow: the disk is full");
        assertThat(access.database().exists("select 1 from threads")).isFalse();
      }
      assertThat(content(empty)).as("%d pages", more).isEqualTo(before);
    }
    try (SqliteLog log = SqliteLog.open(empty)) {
      assertThat(log.transfer().read(export).damaged()).isZero();
      assertThat(log.verify()).isEmpty();
    }
  }

  @Test
  void othersGoOnLoggingMeanwhile() throws Exception {
    Process logging = LoggingProcess.start(file, "beside", 60);
    try (SqliteLog log = SqliteLog.open(file)) {
      for (String id : some.split(",", -1)) {
        log.maintenance().remove(List.of(id), false);
        log.maintenance().collect(false);
      }
      assertThat(logging.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(logging.exitValue()).isZero();
      log.maintenance().collect(false);

      var found = new ArrayList<Finding>();
      log.maintenance().check(found::add);
      assertThat(found).isEmpty();
      assertThat(Rows.of(file, "select count(*) from turns where model = 'scripted'"))
          .containsExactly("60");
    }
  }

  /** The log with room for some more pages only. */
  private static Access limited(Path file, int more) throws SQLException {
    Database database = Database.open(file, false);
    Long pages = database.first("pragma page_count", row -> row.getLong(1));
    database.first("pragma max_page_count = " + (pages + more), row -> row.getLong(1));
    return new Access("the log", database, new Transactions(database));
  }

  private Path copy(Path from, String name) throws IOException {
    return Files.copy(from, folder.resolve(name + ".db"));
  }

  private static Map<String, ?> content(Path file) {
    return Tables.of(file).content();
  }
}
