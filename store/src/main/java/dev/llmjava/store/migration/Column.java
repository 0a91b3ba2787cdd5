package dev.llmjava.store.migration;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table that is read or made.
 *
 * @param source SQL for what it holds, over the columns of the table it is rebuilt from
 * @param fallback SQL for its default value; null for none
 * @param key its place in the primary key from 1; 0 when it is not part of it
 * @param parent the table that its values are ids in; null for none
 * @param parentColumn the column of that; null for its primary key
 */
record Column(
    String name,
    String source,
    String type,
    boolean required,
    @Nullable String fallback,
    int key,
    @Nullable String parent,
    @Nullable String parentColumn) {

  static Column text(String name) {
    return plain(name, "TEXT");
  }

  static Column integer(String name) {
    return plain(name, "INTEGER");
  }

  private static Column plain(String name, String type) {
    return new Column(name, quoted(name), type, false, null, 0, null, null);
  }

  Column named(String other) {
    return new Column(other, source, type, required, fallback, key, parent, parentColumn);
  }

  Column from(String sql) {
    return new Column(name, sql, type, required, fallback, key, parent, parentColumn);
  }

  Column inKey(int position) {
    return new Column(name, source, type, required, fallback, position, parent, parentColumn);
  }

  Column referringTo(String table) {
    return new Column(name, source, type, required, fallback, key, table, "id");
  }

  Column referringToNothing() {
    return new Column(name, source, type, required, fallback, key, null, null);
  }

  /** Text that is no number stays text, as SQLite has it; empty text becomes nothing. */
  Column asInteger() {
    String number = "nullif(" + source + ", '')";
    return new Column(name, number, "INTEGER", required, fallback, key, parent, parentColumn);
  }

  boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /**
   * As a {@code create table} or {@code alter table} has it.
   *
   * @param wholeKey whether it alone is the primary key
   */
  String sql(boolean wholeKey) {
    var sql = new StringBuilder(quoted(name)).append(' ').append(type);
    if (wholeKey) {
      sql.append(" primary key");
    }
    if (required) {
      sql.append(" not null");
    }
    if (fallback != null) {
      sql.append(" default (").append(fallback).append(')');
    }
    if (parent != null) {
      sql.append(" references ").append(quoted(parent));
      if (parentColumn != null) {
        sql.append(" (").append(quoted(parentColumn)).append(')');
      }
    }
    return sql.toString();
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
