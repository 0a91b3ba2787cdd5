package dev.llmjava.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Looks into a file without the code under test. */
final class Rows {
  private Rows() {}

  /** Each row as its columns joined by {@code |}; NULL as {@code -}. */
  static List<String> of(Path file, String sql) {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      int width = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= width; i++) {
          String value = rows.getString(i);
          row.add(value == null ? "-" : value);
        }
        found.add(String.join("|", row));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  static void change(Path file, String sql) {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    var properties = new Properties();
    // what a test lays down has to outlive processes, not the machine
    properties.setProperty("synchronous", "OFF");
    return DriverManager.getConnection("jdbc:sqlite:" + file, properties);
  }
}
