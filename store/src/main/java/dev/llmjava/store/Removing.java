package dev.llmjava.store;

import dev.llmjava.store.References.Companion;
import dev.llmjava.store.References.Shared;
import dev.llmjava.store.References.Use;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.List;

/**
 * Removes conversations, and of what they reached that which nothing else refers to. What nobody
 * referred to before is not looked for: {@link Collecting} does that. Within a transaction.
 *
 * <p>What goes is first written down in temporary tables, a table {@code temp.gone_x} for a table
 * {@code x}, so that a long conversation needs no memory here.
 */
final class Removing {
  private static final List<String> OWNERS =
      List.of("threads", "turns", "responses", "tool_results", "parts");

  /** From every message that the conversations name, up to the first one. */
  private static final String REACHED =
      """
      insert into temp.gone_messages (id, hash)
      with recursive reached (id, hash, parent_hash) as (
        select rowid, hash, parent_hash from messages where hash in (
          select tip_message_hash from threads where id in (select id from temp.gone_threads)
          union
          select tip_message_hash from turns where id in (select id from temp.gone_turns)
          union
          select parent_message_hash from turns where id in (select id from temp.gone_turns)
        )
        union
        select messages.rowid, messages.hash, messages.parent_hash
        from reached join messages on messages.hash = reached.parent_hash
      )
      select id, hash from reached
      """;

  /** A message stays that anything else names, and so do those that it follows. */
  private static final String KEPT =
      """
      delete from temp.gone_messages where hash in (
        with recursive kept (hash) as (
          select hash from temp.gone_messages where exists (
            select 1 from messages where messages.parent_hash = gone_messages.hash
              and messages.rowid not in (select id from temp.gone_messages))
          union
          select tip_message_hash from threads
          where id not in (select id from temp.gone_threads)
            and tip_message_hash in (select hash from temp.gone_messages)
          union
          select tip_message_hash from turns
          where id not in (select id from temp.gone_turns)
            and tip_message_hash in (select hash from temp.gone_messages)
          union
          select parent_message_hash from turns
          where id not in (select id from temp.gone_turns)
            and parent_message_hash in (select hash from temp.gone_messages)
          union
          select messages.parent_hash from kept join messages on messages.hash = kept.hash
          where messages.parent_hash not null
        )
        select hash from kept
      )
      """;

  private final Database database;
  private final Tally tally;

  private Removing(Database database) {
    this.database = database;
    this.tally = new Tally(database);
  }

  /**
   * @param ids of conversations of either generation; one that is in both goes from both
   */
  static Removal of(Database database, List<String> ids) throws SQLException {
    References.requireKnown(database);
    return new Removing(database).remove(ids);
  }

  private Removal remove(List<String> ids) throws SQLException {
    createTables();
    collect(ids);
    collectShared();
    deleteOwned();
    deleteShared();
    dropTables();
    return tally.removal(ids.size());
  }

  private void createTables() throws SQLException {
    dropTables();
    for (String owner : OWNERS) {
      database.update("create temp table gone_" + owner + " (id primary key) without rowid");
    }
    database.update("create temp table gone_messages (id integer primary key, hash text unique)");
    for (Shared shared : References.SHARED) {
      database.update(
          "create temp table gone_" + shared.table() + " (id primary key) without rowid");
    }
  }

  private void dropTables() throws SQLException {
    for (String owner : OWNERS) {
      database.update("drop table if exists temp.gone_" + owner);
    }
    database.update("drop table if exists temp.gone_messages");
    for (Shared shared : References.SHARED) {
      database.update("drop table if exists temp.gone_" + shared.table());
    }
  }

  private void collect(List<String> ids) throws SQLException {
    for (String id : ids) {
      database.update("insert or ignore into temp.gone_threads values (?)", id);
    }
    collect("turns", "turns where thread_id in (select id from temp.gone_threads)");
    collect("responses", "responses where conversation_id in (select id from temp.gone_threads)");
    collect(
        "tool_results", "tool_results where response_id in (select id from temp.gone_responses)");
    database.update(REACHED);
    database.update(KEPT);
    collect("parts", "parts where message_hash in (select hash from temp.gone_messages)");
  }

  private void collect(String owner, String rows) throws SQLException {
    database.update("insert into temp.gone_" + owner + " select id from " + rows);
  }

  private void collectShared() throws SQLException {
    for (Shared shared : References.SHARED) {
      for (Use use : shared.uses()) {
        if (!use.owner().isEmpty()) {
          database.update(
              "insert or ignore into temp.gone_%s select %s from %s where %s in (select id from temp.gone_%s) and %s not null"
                  .formatted(
                      shared.table(),
                      use.column(),
                      use.rows(),
                      use.ownerColumn(),
                      use.owner(),
                      use.column()));
        }
      }
    }
  }

  private void deleteOwned() throws SQLException {
    for (Companion companion : References.companions(database)) {
      tally.delete(companion.table(), companion.column() + in(companion.owner(), companion.key()));
    }
    tally.delete("turns", "id" + in("turns", "id"));
    tally.delete("responses", "id" + in("responses", "id"));
    tally.delete("messages", "rowid" + in("messages", "id"));
    tally.delete("threads", "id" + in("threads", "id"));
    tally.delete("conversations", "id" + in("threads", "id"));
    database.update(
        "update threads set forked_from = null where forked_from" + in("threads", "id"));
  }

  private void deleteShared() throws SQLException {
    for (Shared shared : References.SHARED) {
      String where = "id" + in(shared.table(), "id");
      if (database.exists("select 1 from temp.gone_" + shared.table())) {
        tally.delete(shared.table(), where + " and id not in (" + References.used(shared) + ")");
      }
    }
  }

  private static String in(String table, String key) {
    return " in (select " + key + " from temp.gone_" + table + ")";
  }
}
