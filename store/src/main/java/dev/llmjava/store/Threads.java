package dev.llmjava.store;

import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds conversations to go on with, of both generations. */
final class Threads {
  /** Ids of turns sort by time, so the greatest one is the last. */
  private static final String SELECT =
      """
      select threads.id, threads.name, threads.tip_message_hash, turns.model,
        llmjava_turn_endings.ending, llmjava_turn_endings.message, llmjava_turn_endings.unfinished
      from threads
      left join turns on turns.id = (select max(id) from turns where thread_id = threads.id)
      left join llmjava_turn_endings on llmjava_turn_endings.turn_id = turns.id
      where threads.id = ?
      """;

  private static final String SELECT_LEGACY =
      """
      select id, name, coalesce(
        nullif(model, ''),
        (
          select responses.model from responses
          where responses.conversation_id = conversations.id
          order by responses.id desc limit 1
        ))
      from conversations
      where id = ?
      """;

  /** A response that is a turn too was logged in both generations, and is the turn. */
  private static final String LAST_USED =
      """
      select thread from (
        select * from (select id, thread_id as thread from turns order by id desc limit 1)
        union all
        select * from (
          select id, conversation_id as thread from responses
          where not exists (select 1 from turns where turns.id = responses.id)
            and conversation_id in (select id from conversations)
          order by id desc limit 1
        )
      )
      order by id desc limit 1
      """;

  private static final String LAST_BEGUN =
      "select max(id) from (select max(id) as id from threads"
          + " union all select max(id) from conversations)";

  private final Database database;
  private final ImportedThreads imported;

  Threads(Database database) {
    this.database = database;
    this.imported = new ImportedThreads(database);
  }

  /** The one used last, whenever it was begun; of those never used the one begun last. */
  Optional<StoredThread> latest() throws SQLException {
    String used = database.first(LAST_USED, r -> r.getString(1));
    String id = used == null ? database.first(LAST_BEGUN, r -> r.getString(1)) : used;
    return id == null ? Optional.empty() : find(id);
  }

  /** A thread goes before the legacy conversation of its id, unless it holds nothing yet. */
  Optional<StoredThread> find(String id) throws SQLException {
    StoredThread thread = database.first(SELECT, this::read, id);
    if (thread != null && thread.tip() != null) {
      return Optional.of(thread);
    }
    StoredThread legacy = database.first(SELECT_LEGACY, this::readLegacy, id);
    return Optional.ofNullable(legacy == null ? thread : legacy);
  }

  private StoredThread readLegacy(ResultSet row) throws SQLException {
    String id = row.getString(1);
    return new StoredThread(
        id,
        Fields.text(row, "name"),
        null,
        row.getString(3),
        Optional.empty(),
        true,
        imported.contains(id));
  }

  private StoredThread read(ResultSet row) throws SQLException {
    String id = row.getString(1);
    return new StoredThread(
        id,
        Fields.text(row, "name"),
        row.getString(3),
        row.getString(4),
        ending(row.getString(5), row.getString(6), row.getString(7)),
        false,
        imported.contains(id));
  }

  static Optional<Ending> ending(
      @Nullable String kind, @Nullable String message, @Nullable String unfinished) {
    return kind == null ? Optional.empty() : Optional.of(Ending.read(kind, message, unfinished));
  }
}
