package dev.llmjava.cli.command;

import dev.llmjava.cli.session.Session;
import dev.llmjava.store.SqliteLog;
import java.nio.file.Path;

/** The log that a command reads: the one it was given, or the user's own. */
public final class LogDatabase {
  private LogDatabase() {}

  /** Adds the option that names another one. */
  public static Spec option(Spec spec) {
    return spec.one(Spec.Kind.EXISTING_FILE, "The log database to read", "-d", "--database");
  }

  /** The same, with LLM's older name for it. */
  public static Spec options(Spec spec) {
    return option(spec).hidden(Spec.Kind.EXISTING_FILE, 1, "-p", "--path");
  }

  public static SqliteLog open(Arguments arguments, Session session) {
    return SqliteLog.openExisting(file(arguments, session));
  }

  /** What {@code -d} names, else the user's own. */
  public static Path file(Arguments arguments, Session session) {
    String older = arguments.value("path");
    String given = older == null ? arguments.value("database") : older;
    return given == null ? session.directory().log() : Path.of(given);
  }
}
