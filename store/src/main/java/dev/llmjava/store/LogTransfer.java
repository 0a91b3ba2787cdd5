package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Takes conversations from one log to another, as lines of JSON: each turn in the form that {@link
 * dev.llmjava.Response#toJson} has, with what a log knows beside it. From {@link
 * SqliteLog#transfer}.
 */
public final class LogTransfer {
  private static final int BUFFER = 1 << 16;

  private final Access access;

  LogTransfer(Access access) {
    this.access = access;
  }

  /**
   * Writes conversations as they are at one moment. Nobody else can write to the log until that is
   * done, so the stream should be a file, and not somebody who may take his time.
   *
   * @param ids of conversations of either generation; none for all of the log, fragments with an
   *     alias included
   * @param withContent whether attachments come with their bytes, also those whose file still holds
   *     what was logged
   * @param out not closed
   */
  public void write(List<String> ids, boolean withContent, OutputStream out) throws IOException {
    var buffer = new BufferedOutputStream(out, BUFFER);
    try {
      access.run(
          () -> {
            Database database = access.database();
            database.keepManyPages();
            database.update("begin");
            boolean done = false;
            try {
              Exporting.write(database, ids, withContent, new LineWriter(buffer));
              done = true;
            } finally {
              end(database, done);
            }
            return true;
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    buffer.flush();
  }

  /** Takes back the temporary tables. SQLite has done so by itself after some errors. */
  private static void end(Database database, boolean done) throws SQLException {
    try {
      database.update("rollback");
    } catch (SQLException e) {
      if (done) {
        throw e;
      }
    }
  }

  /**
   * Adds what a file of lines holds, in one transaction: all of it or nothing, except that lines
   * which are damaged are told and left out. What is there already stays as it is, so a second time
   * changes nothing. No file that the lines name is read or written.
   *
   * @throws LlmException.Setup when the file is no export of a version that this one knows
   */
  public Imported read(Path file) throws IOException {
    try {
      return access.run(
          () -> {
            access.database().keepManyPages();
            return access.write(() -> importing(file));
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Imported importing(Path file) throws SQLException {
    try (InputStream in = Files.newInputStream(file)) {
      return Importing.read(access.database(), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
