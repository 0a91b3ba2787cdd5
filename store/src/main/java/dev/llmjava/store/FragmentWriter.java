package dev.llmjava.store;

import dev.llmjava.Fragment;
import dev.llmjava.store.TextPieces.Known;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Stores fragments, each once, and which turns were given them. Within a transaction. */
final class FragmentWriter {
  /**
   * The row of a fragment.
   *
   * @param intact whether it still holds the content that its hash says
   */
  private record Row(long id, boolean intact) {}

  private final Database database;

  FragmentWriter(Database database) {
    this.database = database;
  }

  /** Gives the id of its row, which may have been there with another source. */
  long write(Fragment fragment) throws SQLException {
    return write(fragment, fragment.hash()).id;
  }

  void setAlias(String alias, Fragment fragment) throws SQLException {
    database.update(
        "insert or replace into fragment_aliases (alias, fragment_id) values (?, ?)",
        alias,
        write(fragment));
  }

  boolean removeAlias(String alias) throws SQLException {
    return database.update("delete from fragment_aliases where alias = ?", alias) > 0;
  }

  /** What the messages of a turn can borrow from. Text is not lent by a row that was changed. */
  TextPieces write(List<GivenFragment> given) throws SQLException {
    if (given.isEmpty()) {
      return TextPieces.NONE;
    }
    var known = new ArrayList<Known>();
    for (GivenFragment one : given) {
      Row row = write(one.fragment(), one.hash());
      if (row.intact) {
        known.add(new Known(one.fragment().content(), row.id));
      }
    }
    return new TextPieces(known);
  }

  /** After {@link #write}. */
  void link(String turn, List<GivenFragment> given) throws SQLException {
    for (GivenFragment one : given) {
      database.update(
          "insert or replace into turn_fragments (turn_id, fragment_id, \"order\", kind)"
              + " select ?, id, ?, ? from fragments where hash = ?",
          turn,
          one.order(),
          one.kind(),
          one.hash());
    }
  }

  private Row write(Fragment fragment, String hash) throws SQLException {
    Row known =
        database.first(
            "select id, content = ? from fragments where hash = ?",
            row -> new Row(row.getLong(1), row.getBoolean(2)),
            fragment.content(),
            hash);
    if (known != null) {
      return known;
    }
    return new Row(
        database.insert(
            "insert into fragments (hash, content, datetime_utc, source)"
                + " values (?, ?, datetime('now'), ?)",
            hash,
            fragment.content(),
            fragment.source()),
        true);
  }
}
