package dev.llmjava.store.sqlite;

import dev.llmjava.LlmException;
import dev.llmjava.json.JsonException;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The way to an open file: one thread at a time, and what goes wrong is told in one line, as an
 * {@link LlmException.Setup}.
 */
public final class Access implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final String what;
  private final Database database;
  private final Transactions transactions;

  /**
   * @param what errors call the file, such as {@code the log}
   */
  public Access(String what, Database database, Transactions transactions) {
    this.what = what;
    this.database = database;
    this.transactions = transactions;
  }

  public Database database() {
    return database;
  }

  /**
   * Work that only reads, or that sees to its transactions itself. It runs again from the start
   * while the file is busy.
   */
  public <T extends @Nullable Object> T run(Transactions.Work<T> work) {
    lock.lock();
    try {
      return transactions.patiently(work);
    } catch (SQLException e) {
      throw Failures.of(what, database.file(), e);
    } catch (JsonException e) {
      throw Failures.of(what, database.file(), e);
    } finally {
      lock.unlock();
    }
  }

  /** Short work that reads, all of it at one moment; it may run again from the start. */
  public <T extends @Nullable Object> T read(Transactions.Work<T> work) {
    return run(() -> transactions.read(work));
  }

  /** Work that writes, whole or not at all; it may run again from the start. */
  public <T extends @Nullable Object> T write(Transactions.Work<T> work) {
    return run(() -> transactions.write(work));
  }

  /** The same for work that gives nothing back. */
  public void change(Transactions.Action action) {
    run(
        () -> {
          transactions.run(action);
          return true;
        });
  }

  /** Idempotent. */
  @Override
  public void close() {
    run(
        () -> {
          database.close();
          return true;
        });
  }
}
