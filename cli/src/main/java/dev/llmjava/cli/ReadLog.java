package dev.llmjava.cli;

import dev.llmjava.store.SqliteLog;
import java.nio.file.Path;

/** Opens the log that a command only looks at. */
final class ReadLog {
  private ReadLog() {}

  static Spec option(Spec spec) {
    return spec.one(Spec.Kind.EXISTING_FILE, "The log database to read", "-d", "--database");
  }

  static SqliteLog open(Arguments arguments, Session session) {
    String given = arguments.value("database");
    return SqliteLog.openExisting(
        given == null ? session.directory().file("logs.db") : Path.of(given));
  }
}
