package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.Response;
import dev.llmjava.Usage;
import dev.llmjava.model.CachedModel;
import dev.llmjava.model.MockModel;
import dev.llmjava.store.sqlite.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteResponseCacheTest {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @TempDir Path directory;

  @Test
  void anAnswerIsThereForTheNextProcess() {
    MockModel model =
        MockModel.builder().usage(Usage.of(1, 2)).answer("h\u00e9\ud83d\ude00").answer("2").build();
    String first;
    try (var cache = open("deep/er/cache.db")) {
      first = ask(cache, model).text();
    }
    try (var cache = open("deep/er/cache.db")) {
      Response again = ask(cache, model);

      assertThat(again.text()).isEqualTo(first).isEqualTo("h\u00e9\ud83d\ude00");
      assertThat(again.usage()).isEqualTo(Usage.of(1, 2));
      assertThat(CachedModel.gave(again)).isTrue();
    }
    assertThat(model.prompts()).hasSize(1);
  }

  @Test
  void answersGrowOldAndAreRemoved() throws Exception {
    MockModel model = MockModel.of("1", "2");
    try (var cache = open("cache.db")) {
      ask(cache, model).text();
      now.set(NOON.plus(HOUR));
      assertThat(ask(cache, model).text()).isEqualTo("2");
      new CachedModel(MockModel.of("x"), cache, now::get).prompt("other").text();
      now.set(NOON.plus(HOUR.multipliedBy(3)));
      new CachedModel(MockModel.of("y"), cache, now::get).prompt("new").text();
    }
    assertThat(count("cache.db")).isEqualTo(1);
  }

  @Test
  void answersMayBeKeptForEverAndThoseFromTheFutureAreNot() {
    Path file = directory.resolve("cache.db");
    Duration forever = ChronoUnit.FOREVER.getDuration();
    try (var cache = SqliteResponseCache.open(file, forever, now::get)) {
      assertThat(ask(cache, MockModel.of("1")).text()).isEqualTo("1");
      assertThat(ask(cache, MockModel.of("2")).text()).isEqualTo("1");
    }
    try (var cache = open("cache.db")) {
      now.set(NOON.minus(HOUR));
      assertThat(ask(cache, MockModel.of("3")).text()).isEqualTo("3");
    }
  }

  @Test
  void itMayStandBesideALog() {
    Path file = directory.resolve("logs.db");
    try (SqliteLog log = SqliteLog.open(file);
        var cache = open("logs.db")) {
      Response response = ask(cache, MockModel.of("hi"));
      response.text();
      log.log(response, null);

      assertThat(CachedModel.gave(ask(cache, MockModel.of("no")))).isTrue();
      assertThat(log.verify()).isEmpty();
    }
    try (SqliteLog log = SqliteLog.openExisting(file)) {
      assertThat(log.counts().turns()).isEqualTo(1);
    }
  }

  @Test
  void whatCannotBeReadIsMissing() throws Exception {
    try (var cache = open("cache.db")) {
      ask(cache, MockModel.of("1")).text();
    }
    try (Database database = Database.open(directory.resolve("cache.db"), false)) {
      database.update("update _llmjava_response_cache set answer = '{\"future\": 1}'");
    }
    try (var cache = open("cache.db")) {
      assertThat(ask(cache, MockModel.of("2")).text()).isEqualTo("2");
      assertThat(ask(cache, MockModel.of("3")).text()).isEqualTo("2");
    }
  }

  @Test
  void aFileThatCannotBeUsedIsSaidSoInOneLine() throws Exception {
    Files.writeString(directory.resolve("notes.txt"), "no database, but a text ".repeat(50));
    Files.createDirectory(directory.resolve("folder"));

    assertThatThrownBy(() -> open("notes.txt"))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageStartingWith("the response cache \"")
        .hasMessageContaining("is not an SQLite database");
    assertThatThrownBy(() -> open("folder")).hasMessageContaining("is a folder; name a file");
    assertThat(Files.readString(directory.resolve("notes.txt"))).startsWith("no database");
  }

  private long count(String name) throws Exception {
    try (Database database = Database.open(directory.resolve(name), false)) {
      Long count =
          database.first("select count(*) from _llmjava_response_cache", row -> row.getLong(1));
      return count == null ? 0 : count;
    }
  }

  private Response ask(SqliteResponseCache cache, MockModel model) {
    return new CachedModel(model, cache, now::get).prompt("q");
  }

  private SqliteResponseCache open(String name) {
    return SqliteResponseCache.open(directory.resolve(name), HOUR, now::get);
  }
}
