package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Writes a copy of a database, as compact as it can be. */
final class Backup {
  private final Database database;

  Backup(Database database) {
    this.database = database;
  }

  /** SQLite takes a file that is not there or that is empty, and so does this. */
  void write(Path copy) {
    String fault = fault(copy);
    if (fault != null) {
      throw refuse(copy, fault, null);
    }
    try {
      database.update("vacuum into ?", copy.toAbsolutePath().toString());
    } catch (SQLException e) {
      throw refuse(copy, Failures.detail(e), e);
    }
  }

  /** What SQLite would say less plainly; null for nothing. */
  private static @Nullable String fault(Path copy) {
    Path folder = copy.toAbsolutePath().getParent();
    if (Files.isDirectory(copy)) {
      return "it is a folder; name a file";
    }
    if (folder != null && !Files.isDirectory(folder)) {
      return "there is no folder \"" + folder + "\"";
    }
    return copy.toFile().length() > 0 ? "it is there already; name another file" : null;
  }

  private static LlmException.Setup refuse(Path copy, String why, @Nullable Exception cause) {
    String message = "cannot write the backup \"" + copy + "\": " + why;
    return cause == null ? new LlmException.Setup(message) : new LlmException.Setup(message, cause);
  }
}
