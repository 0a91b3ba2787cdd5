package dev.llmjava.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows of a log without the library: read, and written again by plain statements. */
final class Tables {
  /** What a turn writes to, in the order of the references between them. */
  static final List<String> NAMES = List.of("threads", "messages", "parts", "turns", "turn_search");

  private Tables() {}

  static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  static long rows(Path file) {
    long rows = 0;
    try (Connection connection = open(file);
        Statement statement = connection.createStatement()) {
      for (String table : NAMES) {
        try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
          rows += count.getLong(1);
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All rows of a table after the first ones, in their order. */
  static List<Object[]> after(Connection from, String table, long rowid) throws SQLException {
    var found = new ArrayList<Object[]>();
    try (PreparedStatement query =
        from.prepareStatement("select * from " + table + " where rowid > ? order by rowid")) {
      query.setLong(1, rowid);
      try (ResultSet rows = query.executeQuery()) {
        int width = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          var row = new Object[width];
          for (int i = 0; i < width; i++) {
            row[i] = rows.getObject(i + 1);
          }
          found.add(row);
        }
      }
    }
    return found;
  }

  static PreparedStatement insert(Connection to, String table) throws SQLException {
    int width;
    try (Statement statement = to.createStatement();
        ResultSet rows = statement.executeQuery("select * from " + table + " limit 0")) {
      width = rows.getMetaData().getColumnCount();
    }
    return to.prepareStatement(
        "insert into " + table + " values (?" + ", ?".repeat(width - 1) + ")");
  }
}
