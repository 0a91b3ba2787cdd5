package dev.llmjava.store.sqlite;

import java.time.Duration;

/**
 * How long a file is waited for that somebody else keeps busy.
 *
 * @param lock how long SQLite itself waits for a lock before it reports that the file is busy
 * @param total how long the same work is begun again after such a report, before the file counts as
 *     held for good
 */
public record Patience(Duration lock, Duration total) {
  public static final Patience STANDARD =
      new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60));
}
