package dev.llmjava.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * One connection to one file, with its statements kept prepared. One thread at a time: {@link
 * SqliteLog} sees to that. Values are always bound, never part of the SQL.
 */
public final class Database implements AutoCloseable {
  /** Reads one row; the cursor is on it. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Path file;
  private final Connection connection;
  private final Patience patience;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private long executed;

  private Database(Path file, Connection connection, Patience patience) {
    this.file = file;
    this.connection = connection;
    this.patience = patience;
  }

  /**
   * Opens a file.
   *
   * @param create whether a missing file is created, at the first write
   */
  public static Database open(Path file, boolean create) throws SQLException {
    return open(file, create, Patience.STANDARD);
  }

  /** The same, waiting as long as one likes for a file that is busy. */
  public static Database open(Path file, boolean create, Patience patience) throws SQLException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(patience.lock().toMillis()));
    // else every insert costs a query for the new id, left open, and a regular expression
    config.setGetGeneratedKeys(false);
    if (!create) {
      config.resetOpenMode(SQLiteOpenMode.CREATE);
    }
    Properties settings = config.toProperties();
    return new Database(file, JDBC.createConnection(JDBC.PREFIX + name(file), settings), patience);
  }

  /**
   * Opens a file to look at it. Nothing is written, beside it neither: SQLite would make two files
   * beside a log in write-ahead mode, unless it is told that nobody changes it. Where nobody does,
   * the file of the changes is missing.
   */
  public static Database openToRead(Path file, Patience patience) throws SQLException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(patience.lock().toMillis()));
    config.setReadOnly(true);
    boolean quiet = LogFile.isWriteAhead(file) && !Files.exists(LogFile.changes(file));
    String address = file.toAbsolutePath().toUri() + (quiet ? "?immutable=1" : "");
    return new Database(
        file, JDBC.createConnection(JDBC.PREFIX + address, config.toProperties()), patience);
  }

  /**
   * What the driver is told to open. It would take what follows a question mark for settings, so a
   * name that holds one is written as an address, in which there is none.
   */
  private static String name(Path file) {
    String path = file.toAbsolutePath().toString();
    return path.indexOf('?') < 0 ? path : file.toUri().toString();
  }

  /** Goes once through what opening a file goes through. What is wrong shows when that happens. */
  public static void warmUp() {
    try (Connection memory = JDBC.createConnection(JDBC.PREFIX + ":memory:", new Properties());
        PreparedStatement statement = memory.prepareStatement("select 1")) {
      statement.executeQuery().close();
    } catch (SQLException | LinkageError e) {
      // open() meets the same problem and reports it
    }
  }

  public Path file() {
    return file;
  }

  Patience patience() {
    return patience;
  }

  /** How many statements ran so far, scripts aside; what work costs can be told by it. */
  public long executed() {
    return executed;
  }

  public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    var found = new ArrayList<T>();
    each(sql, row -> found.add(reader.read(row)), values);
    return found;
  }

  /** Does something with one row; the cursor is on it. */
  @FunctionalInterface
  public interface RowAction {
    void accept(ResultSet row) throws SQLException;
  }

  /**
   * Goes through rows one at a time, for results too large to be held. The action may run other
   * statements, but not this one.
   */
  public void each(String sql, RowAction action, @Nullable Object... values) throws SQLException {
    execute(
        sql,
        values,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              action.accept(rows);
            }
          }
          return true;
        });
  }

  /** The first row; null when there is none. */
  public <T> @Nullable T first(String sql, RowReader<T> reader, @Nullable Object... values)
      throws SQLException {
    return execute(
        sql,
        values,
        statement -> {
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? reader.read(rows) : null;
          }
        });
  }

  public boolean exists(String sql, @Nullable Object... values) throws SQLException {
    return first(sql, row -> true, values) != null;
  }

  /** How many rows it changed. */
  public int update(String sql, @Nullable Object... values) throws SQLException {
    return execute(sql, values, PreparedStatement::executeUpdate);
  }

  /** Inserts one row and gives its id. */
  public long insert(String sql, @Nullable Object... values) throws SQLException {
    update(sql, values);
    Long id = first("select last_insert_rowid()", row -> row.getLong(1));
    return id == null ? 0 : id;
  }

  /** Runs several statements that take no values. The driver loads more for it than for one. */
  public void script(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @FunctionalInterface
  private interface Execution<T extends @Nullable Object> {
    T run(PreparedStatement statement) throws SQLException;
  }

  /** A statement that failed is prepared anew next time: the driver has closed most of those. */
  private <T extends @Nullable Object> T execute(
      String sql, @Nullable Object[] values, Execution<T> execution) throws SQLException {
    executed++;
    boolean done = false;
    try {
      T result = execution.run(bind(sql, values));
      done = true;
      return result;
    } finally {
      if (!done) {
        forget(sql);
      }
    }
  }

  private void forget(String sql) throws SQLException {
    PreparedStatement statement = prepared.remove(sql);
    if (statement != null) {
      statement.close();
    }
  }

  private PreparedStatement bind(String sql, @Nullable Object[] values) throws SQLException {
    PreparedStatement statement = prepared.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      prepared.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      bind(statement, i + 1, values[i]);
    }
    return statement;
  }

  private static void bind(PreparedStatement statement, int position, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setString(position, null);
    } else if (value instanceof String text) {
      statement.setString(position, WellFormed.of(text));
    } else if (value instanceof Long number) {
      statement.setLong(position, number);
    } else if (value instanceof Integer number) {
      statement.setInt(position, number);
    } else if (value instanceof byte[] bytes) {
      statement.setBytes(position, bytes);
    } else {
      throw new IllegalArgumentException("no column takes a " + value.getClass());
    }
  }

  /**
   * For work on a large part of the file: from now on as many of its pages are kept in memory as
   * fit in 64 MB, instead of 2. Not within a transaction.
   */
  public void keepManyPages() throws SQLException {
    update("pragma main.cache_size = -65536");
    update("pragma temp.cache_size = -65536");
  }

  /** Statements are closed along with their connection. */
  @Override
  public void close() throws SQLException {
    prepared.clear();
    connection.close();
  }
}
