package dev.llmjava.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds conversations to go on with. */
final class Threads {
  /** Ids of turns sort by time, so the greatest one is the last. */
  private static final String SELECT =
      """
      select threads.id, threads.name, threads.tip_message_hash, turns.model,
        llmjava_turn_endings.ending, llmjava_turn_endings.message, llmjava_turn_endings.unfinished
      from threads
      left join turns on turns.id = (select max(id) from turns where thread_id = threads.id)
      left join llmjava_turn_endings on llmjava_turn_endings.turn_id = turns.id
      where threads.id =\
      """;

  private final Database database;

  Threads(Database database) {
    this.database = database;
  }

  /** The one used last, whenever it was begun; of those never used the one begun last. */
  Optional<StoredThread> latest() throws SQLException {
    String id =
        database.first("select thread_id from turns order by id desc limit 1", r -> r.getString(1));
    return id == null ? latestBegun() : find(id);
  }

  private Optional<StoredThread> latestBegun() throws SQLException {
    return Optional.ofNullable(
        database.first(SELECT + " (select max(id) from threads)", Threads::read));
  }

  Optional<StoredThread> find(String id) throws SQLException {
    return Optional.ofNullable(database.first(SELECT + " ?", Threads::read, id));
  }

  private static StoredThread read(ResultSet row) throws SQLException {
    String name = row.getString(2);
    return new StoredThread(
        row.getString(1),
        name == null ? "" : name,
        row.getString(3),
        row.getString(4),
        ending(row.getString(5), row.getString(6), row.getString(7)));
  }

  static Optional<Ending> ending(
      @Nullable String kind, @Nullable String message, @Nullable String unfinished) {
    return kind == null ? Optional.empty() : Optional.of(Ending.read(kind, message, unfinished));
  }
}
