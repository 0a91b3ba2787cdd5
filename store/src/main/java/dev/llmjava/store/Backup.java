package dev.llmjava.store;

import dev.llmjava.FileFault;
import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
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
      boolean made = make(copy);
      boolean written = false;
      try {
        database.update("vacuum into ?", copy.toAbsolutePath().toString());
        written = true;
      } finally {
        if (made && !written) {
          Files.deleteIfExists(copy);
        }
      }
    } catch (IOException e) {
      throw refuse(copy, FileFault.ofWriting(e), e);
    } catch (SQLException e) {
      throw refuse(copy, Failures.detail(e), e);
    }
  }

  /** No more people may read it than read the database, which SQLite would not care about. */
  private boolean make(Path copy) throws IOException {
    if (Files.exists(copy)) {
      return false;
    }
    var view = Files.getFileAttributeView(database.file(), PosixFileAttributeView.class);
    FileAttribute<?>[] mode =
        view == null
            ? new FileAttribute<?>[0]
            : new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(view.readAttributes().permissions())
            };
    Files.createFile(copy, mode);
    return true;
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
