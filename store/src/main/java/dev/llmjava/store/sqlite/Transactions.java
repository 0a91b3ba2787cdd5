package dev.llmjava.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;

/**
 * Runs work whole or not at all, and again from the start while somebody else keeps the file busy.
 */
public final class Transactions {
  /** What is done to the file; run again from the start when the file was busy. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T run() throws SQLException;
  }

  /** Work that gives nothing back. */
  @FunctionalInterface
  public interface Action {
    void run() throws SQLException;
  }

  private final Database database;

  public Transactions(Database database) {
    this.database = database;
  }

  public void run(Action action) throws SQLException {
    write(
        () -> {
          action.run();
          return true;
        });
  }

  /**
   * Work that writes. The write lock is taken at the start, so that what the work reads holds until
   * it is done, and nothing fails half way because somebody else wrote.
   */
  public <T extends @Nullable Object> T write(Work<T> work) throws SQLException {
    return patiently(() -> once("begin immediate", work));
  }

  /**
   * Work that reads: all of it sees the file as it was at its first statement, and takes the lock
   * once. A writer may wait for its end, so it is short.
   */
  public <T extends @Nullable Object> T read(Work<T> work) throws SQLException {
    return patiently(() -> once("begin", work));
  }

  /** Work that sees to its transactions itself, or needs none. */
  public <T extends @Nullable Object> T patiently(Work<T> work) throws SQLException {
    long deadline = System.nanoTime() + database.patience().total().toNanos();
    while (true) {
      try {
        return work.run();
      } catch (SQLException e) {
        if (!isBusy(e) || System.nanoTime() - deadline > 0) {
          throw e;
        }
        pause();
      }
    }
  }

  private <T extends @Nullable Object> T once(String begin, Work<T> work) throws SQLException {
    database.update(begin);
    boolean done = false;
    try {
      T result = work.run();
      database.update("commit");
      done = true;
      return result;
    } finally {
      if (!done) {
        rollback();
      }
    }
  }

  /** SQLite has rolled back by itself after some errors; then there is nothing to undo. */
  private void rollback() {
    try {
      database.update("rollback");
    } catch (SQLException e) {
      // the error that led here is the one to report
    }
  }

  public static boolean isBusy(SQLException e) {
    int code = Failures.code(e);
    return code == Codes.SQLITE_BUSY || code == Codes.SQLITE_LOCKED;
  }

  /** Of random length, so that two writers do not meet again and again. */
  private static void pause() throws SQLException {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(5, 50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while the file was locked", e);
    }
  }
}
