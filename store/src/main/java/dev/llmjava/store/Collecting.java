package dev.llmjava.store;

import dev.llmjava.store.References.Companion;
import dev.llmjava.store.References.Shared;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import java.sql.SQLException;
import org.sqlite.core.Codes;

/**
 * Removes what nothing reaches, whatever left it there. What stays by itself: conversations, turns
 * that are of one or of none, responses from before LLM 0.32, and fragments with an alias. Within a
 * transaction; what is reached is written down in a temporary table, so that memory stays small.
 */
final class Collecting {
  /** By row number and not by hash, which is six times as long. */
  private static final String REACHED =
      """
      insert into temp.reached (id)
      with recursive reached (id) as (
        select messages.rowid from messages where hash in (
          select tip_message_hash from threads
          union all
          select tip_message_hash from turns
          union all
          select parent_message_hash from turns
        )
        union
        select parents.rowid
        from reached
        join messages on messages.rowid = reached.id
        join messages as parents on parents.hash = messages.parent_hash
      )
      select id from reached
      """;

  private final Database database;
  private final Tally tally;

  private Collecting(Database database) {
    this.database = database;
    this.tally = new Tally(database);
  }

  static Removal of(Database database) throws SQLException {
    References.requireKnown(database);
    return new Collecting(database).collect();
  }

  private Removal collect() throws SQLException {
    tally.delete("turns", "thread_id not null and thread_id not in (select id from threads)");
    database.update("drop table if exists temp.reached");
    database.update("create temp table reached (id integer primary key)");
    database.update(REACHED);
    tally.delete("messages", "rowid not in (select id from temp.reached)");
    database.update("drop table temp.reached");
    for (Companion companion : References.companions(database)) {
      tally.delete(companion.table(), isAlone(companion));
    }
    for (Shared shared : References.SHARED) {
      tally.delete(shared.table(), "id not in (" + References.used(shared) + ")");
    }
    database.update(
        "update threads set forked_from = null where forked_from not in (select id from threads)");
    mend("turn_search_fts");
    mend("responses_fts");
    return tally.removal(0);
  }

  /** An index that is not what its rows say, as after a row was changed by hand, is made anew. */
  private void mend(String index) throws SQLException {
    try {
      SearchIndex.check(database, index);
    } catch (SQLException e) {
      if (Failures.code(e) != Codes.SQLITE_CORRUPT) {
        throw e;
      }
      database.update("insert into %s (%s) values ('rebuild')".formatted(index, index));
    }
  }

  private static String isAlone(Companion companion) {
    String alone =
        "not exists (select 1 from %s as owner where owner.%s = %s.%s)"
            .formatted(companion.owner(), companion.key(), companion.table(), companion.column());
    // one from before LLM 0.32 goes by its id, too
    return companion.table().equals(ImportedThreads.TABLE)
        ? alone + " and thread_id not in (select id from conversations)"
        : alone;
  }
}
