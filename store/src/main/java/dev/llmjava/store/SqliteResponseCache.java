package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.model.CachedAnswer;
import dev.llmjava.model.ResponseCache;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import dev.llmjava.store.sqlite.LogFile;
import dev.llmjava.store.sqlite.Transactions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Answers in an SQLite file, for later runs and other processes: in a table {@code
 * _llmjava_response_cache}, which may stand in a file of its own or beside anything else. What is
 * too old is removed when something is kept, and what this version cannot read counts as missing.
 * Any thread may use it; close it. Answers are in it in the clear.
 */
public final class SqliteResponseCache implements ResponseCache, AutoCloseable {
  private static final String WHAT = "the response cache";

  private static final String TABLE =
      "create table if not exists _llmjava_response_cache"
          + " (key text primary key, answer text not null, stored_millis integer not null)";

  private static final String INDEX =
      "create index if not exists _llmjava_response_cache_stored"
          + " on _llmjava_response_cache (stored_millis)";

  /** Longer than any time that a clock shows, and far from where a sum would not fit. */
  private static final long LONGEST_MILLIS = Long.MAX_VALUE / 4;

  private final Access access;
  private final Database database;
  private final long life;
  private final InstantSource clock;

  private SqliteResponseCache(Database database, Duration life, InstantSource clock) {
    this.database = database;
    this.access = new Access(WHAT, database, new Transactions(database));
    this.life = Math.min(TimeUnit.MILLISECONDS.convert(life), LONGEST_MILLIS);
    this.clock = clock;
  }

  /**
   * Opens a cache. A missing file is created, with the folders that lead to it.
   *
   * @param life how long an answer is good, from when it was given
   * @throws LlmException.Setup for a file that cannot be used
   */
  public static SqliteResponseCache open(Path file, Duration life) {
    return open(file, life, InstantSource.system());
  }

  /** The same with a clock of one's own. */
  public static SqliteResponseCache open(Path file, Duration life, InstantSource clock) {
    if (!life.isPositive()) {
      throw new IllegalArgumentException("a cache keeps answers for some time");
    }
    LogFile.createFolders(WHAT, file);
    LogFile.requireFile(WHAT, file);
    LogFile.requireWritable(WHAT, file);
    try {
      return prepared(Database.open(file, true), life, clock);
    } catch (SQLException e) {
      throw Failures.of(WHAT, file, e);
    }
  }

  /** Closes the database again if it cannot be used. */
  private static SqliteResponseCache prepared(Database database, Duration life, InstantSource clock)
      throws SQLException {
    boolean ready = false;
    try {
      var cache = new SqliteResponseCache(database, life, clock);
      cache.access.change(
          () -> {
            database.update(TABLE);
            database.update(INDEX);
          });
      ready = true;
      return cache;
    } finally {
      if (!ready) {
        database.close();
      }
    }
  }

  @Override
  public Optional<CachedAnswer> get(String key) {
    String text =
        access.run(
            () ->
                database.first(
                    "select answer from _llmjava_response_cache"
                        + " where key = ? and stored_millis > ? and stored_millis < ?",
                    row -> row.getString(1),
                    key,
                    oldest(),
                    latest()));
    try {
      return Optional.ofNullable(text).map(json -> CachedAnswer.fromJson(Json.parseObject(json)));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  @Override
  public void put(String key, CachedAnswer answer) {
    String text = answer.toJson().toString();
    access.change(
        () -> {
          database.update("delete from _llmjava_response_cache where stored_millis <= ?", oldest());
          database.update(
              "insert or replace into _llmjava_response_cache"
                  + " (key, answer, stored_millis) values (?, ?, ?)",
              key,
              text,
              answer.stored().toEpochMilli());
        });
  }

  /** When an answer was given that is too old by now. */
  private long oldest() {
    return clock.millis() - life;
  }

  /** An answer from the future, which a clock that was set back leaves behind, is good as long. */
  private long latest() {
    return clock.millis() + life;
  }

  @Override
  public void close() {
    access.close();
  }
}
