package dev.llmjava.store.sqlite;

import dev.llmjava.LlmException;
import dev.llmjava.json.JsonException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;
import org.sqlite.core.Codes;

/** Says in one line what is wrong with a log file, and what to do. */
public final class Failures {
  private static final int PRIMARY_CODE = 0xff;

  /** SQLITE_NOTADB, which the driver has no name for. */
  private static final int NOT_A_DATABASE = 26;

  private static final String UNWRITABLE =
      "cannot be written; check its permissions and its folder's";

  private Failures() {}

  /**
   * A file that cannot be written.
   *
   * @param what it is, such as {@code the log}
   */
  public static LlmException.Setup unwritable(String what, Path file) {
    return new LlmException.Setup(what + " \"" + file + "\" " + UNWRITABLE);
  }

  public static LlmException.Setup of(Path file, SQLException e) {
    return of(LogFile.LOG, file, e);
  }

  public static LlmException.Setup of(String what, Path file, SQLException e) {
    String log = what + " \"" + file + "\" ";
    String said = detail(e);
    return new LlmException.Setup(
        switch (code(e)) {
          case Codes.SQLITE_BUSY, Codes.SQLITE_LOCKED ->
              log + "is locked by another program; try again when that has finished";
          case NOT_A_DATABASE -> log + "is not an SQLite database; move it away";
          case Codes.SQLITE_CORRUPT ->
              log + "is damaged (" + said + "); restore a backup or move it away";
          case Codes.SQLITE_READONLY, Codes.SQLITE_PERM -> log + UNWRITABLE;
          case Codes.SQLITE_CANTOPEN -> log + "cannot be opened; check its permissions";
          case Codes.SQLITE_FULL -> log + "cannot grow: the disk is full";
          case Codes.SQLITE_IOERR ->
              log
                  + "could not be read or written (disk I/O error); check that the disk is neither"
                  + " full nor failing, and the limit on file sizes";
          default -> log + "cannot be used: " + said;
        },
        e);
  }

  /** A row does not hold what it should. */
  public static LlmException.Setup of(String what, Path file, JsonException e) {
    return new LlmException.Setup(
        what
            + " \""
            + file
            + "\" is damaged ("
            + e.getMessage()
            + "); restore a backup or move it away",
        e);
  }

  /** SQLite's primary result code, without what extends it. */
  public static int code(SQLException e) {
    return e.getErrorCode() & PRIMARY_CODE;
  }

  /** SQLite's own words, without the code that the driver puts around them. */
  public static String detail(SQLException e) {
    String message = String.valueOf(e.getMessage()).replace('\n', ' ');
    int open = message.lastIndexOf(" (");
    boolean wrapped = e instanceof SQLiteException && message.endsWith(")") && open >= 0;
    return wrapped ? message.substring(open + 2, message.length() - 1) : message;
  }
}
