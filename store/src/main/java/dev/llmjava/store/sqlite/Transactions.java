package dev.llmjava.store.sqlite;

import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;

/**
 * Runs work that writes, whole or not at all. The write lock is taken at the start, so that what
 * the work reads holds until it is done, and nothing fails half way because somebody else wrote.
 */
public final class Transactions {
  /** After this long without getting the lock the file counts as held for good. */
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private static final int PRIMARY_CODE = 0xff;

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

  public <T extends @Nullable Object> T write(Work<T> work) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        return once(work);
      } catch (SQLException e) {
        if (!isBusy(e) || System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private <T extends @Nullable Object> T once(Work<T> work) throws SQLException {
    database.update("begin immediate");
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
    int code = e.getErrorCode() & PRIMARY_CODE;
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
