package dev.llmjava.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows that a database may hold and nobody expects, and what it holds, byte by byte. */
final class OddRows {
  static final int IN_EACH = 8;

  private static final List<String> TEXTS =
      List.of(
          "null",
          "''",
          "'café 🦜'",
          "'007'",
          "'1e3'",
          "'a' || char(0) || 'b'",
          "'null'",
          "'it''s \"so\"' || char(10) || 'and so'");

  private static final List<String> NUMBERS =
      List.of("null", "0", "-1", "9007199254740993", "'12'", "'many'", "1.5", "x'00ff'");

  private static final String TABLES =
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'"
          + " and name not like '%_fts%' and name not like '%llm%'";

  private OddRows() {}

  /** Into every table. References dangle, and keys are NULL where SQLite allows it. */
  static void fill(Path file) {
    var sql = new StringBuilder();
    for (String table : Rows.of(file, TABLES)) {
      List<String> columns =
          Rows.of(file, "select name || ' ' || type from pragma_table_info('" + table + "')");
      for (int i = 0; i < IN_EACH; i++) {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (String column : columns) {
          if (!column.equals("id INTEGER")) {
            names.add('"' + column.substring(0, column.indexOf(' ')) + '"');
            values.add(value(table, column, i));
          }
        }
        sql.append("insert into ").append(table).append(" (").append(String.join(", ", names));
        sql.append(") values (").append(String.join(", ", values)).append(");");
      }
    }
    if (!sql.isEmpty()) {
      Rows.change(file, "begin;" + sql + "commit");
    }
  }

  private static String value(String table, String column, int i) {
    boolean key = column.equals("id TEXT") || column.equals("hash TEXT");
    if (key && i == 0 && !table.equals("responses") && !table.equals("turns")) {
      return "null";
    }
    if (key || column.equals("alias TEXT") || column.equals("message_hash TEXT")) {
      return "'" + table + i + "'";
    }
    if (column.endsWith("INTEGER")) {
      return column.startsWith("order") ? Integer.toString(i) : NUMBERS.get(i);
    }
    return column.endsWith("BLOB") ? "x'00ff'" : TEXTS.get((i + column.length()) % IN_EACH);
  }

  /** The values of each column, by table and column, as number of the row, type and bytes. */
  static Map<String, List<String>> read(Path file) {
    var found = new LinkedHashMap<String, List<String>>();
    for (String table : Rows.of(file, TABLES)) {
      List<String> names =
          Rows.of(file, "select name from pragma_table_info('" + table + "') order by cid");
      names.forEach(name -> found.put(table + "." + name, new ArrayList<>()));
      String values = names.stream().map(OddRows::typeAndBytes).collect(Collectors.joining(", "));
      for (String row : Rows.of(file, "select " + values + " from " + table + " order by rowid")) {
        String[] columns = row.split("\\|", -1);
        for (int i = 0; i < columns.length; i++) {
          found.get(table + "." + names.get(i)).add(columns[i]);
        }
      }
    }
    return found;
  }

  private static String typeAndBytes(String column) {
    return "rowid || ' ' || typeof(\"%1$s\") || ' ' || hex(\"%1$s\")".formatted(column);
  }
}
