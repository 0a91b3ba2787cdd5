package dev.llmjava.store.migration;

import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The columns of a table as they are or as they should be. SQLite changes little in a table that is
 * there; for the rest the table is made anew and its rows, numbered as they are, go over. Columns
 * that LLM did not make stay, and so do indexes and triggers.
 */
record TableShape(String table, List<Column> columns) {
  private static final String READ =
      """
      select
        info.name, info.type, info."notnull", info.dflt_value, info.pk,
        parent."table" as parent, parent."to" as parent_column
      from pragma_table_info(?1) as info
      left join pragma_foreign_key_list(?1) as parent on parent."from" = info.name
      group by info.cid
      order by info.cid
      """;

  /** Indexes of columns that are gone go with them. */
  private static final String BELONGINGS =
      """
      select sql
      from sqlite_master
      where tbl_name = ? and sql is not null and (type = 'trigger' or type = 'index' and not exists (
        select 1
        from pragma_index_info(sqlite_master.name) as part
        where part.name not in (select value from json_each(?))
      ))
      """;

  TableShape {
    columns = List.copyOf(columns);
  }

  /** Without columns when there is no such table. */
  static TableShape read(Database database, String table) throws SQLException {
    return new TableShape(table, database.list(READ, TableShape::column, table));
  }

  private static Column column(ResultSet row) throws SQLException {
    String name = row.getString("name");
    return new Column(
        name,
        Column.quoted(name),
        row.getString("type"),
        row.getBoolean("notnull"),
        row.getString("dflt_value"),
        row.getInt("pk"),
        row.getString("parent"),
        row.getString("parent_column"));
  }

  boolean exists() {
    return !columns.isEmpty();
  }

  List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  boolean has(String name) {
    return columns.stream().anyMatch(column -> column.isNamed(name));
  }

  TableShape with(String name, UnaryOperator<Column> change) {
    return mapped(column -> column.isNamed(name) ? change.apply(column) : column);
  }

  /** Where the new name is taken, both columns stay as they are. */
  TableShape renaming(String from, String to) {
    return has(to) ? this : with(from, column -> column.named(to));
  }

  TableShape without(List<String> names) {
    return new TableShape(
        table,
        columns.stream().filter(column -> names.stream().noneMatch(column::isNamed)).toList());
  }

  /** These first, the others after them as they stand. */
  TableShape inOrder(List<String> first) {
    return new TableShape(
        table,
        columns.stream()
            .sorted(
                Comparator.comparingInt(
                    column -> {
                      int place = first.indexOf(column.name());
                      return place < 0 ? first.size() : place;
                    }))
            .toList());
  }

  /** With this primary key; a single column that is not there is made of the number of the row. */
  TableShape withKey(List<String> key) {
    TableShape keyed = mapped(column -> column.inKey(key.indexOf(column.name()) + 1));
    if (has(key.getFirst())) {
      return keyed;
    }
    var all = new ArrayList<Column>();
    all.add(Column.integer(key.getFirst()).from("rowid").inKey(1));
    all.addAll(keyed.columns);
    return new TableShape(table, all);
  }

  private TableShape mapped(UnaryOperator<Column> change) {
    return new TableShape(table, columns.stream().map(change).toList());
  }

  /** Adds a column at the end of the table, unless it is there and refers to what it should. */
  void add(Database database, Column column) throws SQLException {
    String parent = column.parent();
    if (!has(column.name())) {
      database.update("alter table " + Column.quoted(table) + " add column " + column.sql(false));
    } else if (parent != null) {
      with(column.name(), present -> present.referringTo(parent)).rebuild(database);
    }
  }

  /**
   * Gives the table in the file this shape. A table that has it is left alone, and so is one that
   * is not there.
   */
  void rebuild(Database database) throws SQLException {
    if (read(database, table).equals(this)) {
      return;
    }
    List<String> belongings =
        database.list(
            BELONGINGS,
            row -> row.getString(1),
            table,
            Json.array(names().stream().map(Json::of).toList()).toString());
    String old = Column.quoted(table);
    String rebuilt = Column.quoted(table + "_rebuilt");
    database.update(create(rebuilt));
    database.update(copy(old, rebuilt));
    database.update("drop table " + old);
    rename(database, rebuilt, old);
    for (String sql : belongings) {
      database.script(sql);
    }
  }

  private String create(String name) {
    List<Column> key =
        columns.stream()
            .filter(column -> column.key() > 0)
            .sorted(Comparator.comparingInt(Column::key))
            .toList();
    var clauses = new ArrayList<String>();
    for (Column column : columns) {
      clauses.add(column.sql(key.size() == 1 && column.key() == 1));
    }
    if (key.size() > 1) {
      clauses.add(
          "primary key ("
              + String.join(", ", key.stream().map(c -> Column.quoted(c.name())).toList())
              + ")");
    }
    return "create table " + name + " (" + String.join(", ", clauses) + ")";
  }

  private String copy(String from, String to) {
    var names = new StringBuilder("rowid");
    var sources = new StringBuilder("rowid");
    for (Column column : columns) {
      names.append(", ").append(Column.quoted(column.name()));
      sources.append(", ").append(column.source());
    }
    return "insert into " + to + " (" + names + ") select " + sources + " from " + from;
  }

  /** Not as SQLite does it by itself: views would be read, and their table is just not there. */
  private static void rename(Database database, String from, String to) throws SQLException {
    database.script("pragma legacy_alter_table = on");
    try {
      database.update("alter table " + from + " rename to " + to);
    } finally {
      database.script("pragma legacy_alter_table = off");
    }
  }
}
