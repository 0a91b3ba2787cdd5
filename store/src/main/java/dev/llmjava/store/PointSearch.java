package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.store.Point.Kind;
import dev.llmjava.store.sqlite.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds points by ids and hashes, or by the beginning of one that begins no other. */
final class PointSearch {
  private static final int MOST_SHOWN = 5;

  /** Sorts after every character that an id can go on with. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private static final String HASH = "b2:";

  /** An id in two places of one kind counts once: where {@link Threads} would look. */
  private static final String CANDIDATES =
      """
      select * from (
        select 'THREAD', id, false from threads
        where id between ?1 and ?2
          and (tip_message_hash is not null or id not in (select id from conversations))
        order by id limit ?4
      )
      union all select * from (
        select 'THREAD', id, true from conversations
        where id between ?1 and ?2
          and id not in (select id from threads where tip_message_hash is not null)
        order by id limit ?4
      )
      union all select * from (
        select 'TURN', id, false from turns where id between ?1 and ?2 order by id limit ?4
      )
      union all select * from (
        select 'TURN', id, true from responses
        where id between ?1 and ?2 and conversation_id is not null
          and id not in (select id from turns)
        order by id limit ?4
      )
      union all select * from (
        select 'MESSAGE', hash, false from messages
        where hash between ?1 and ?2 or hash between ?3 and ?3 || char(1114111)
        order by hash limit ?4
      )
      """;

  private static final String FIRST_TURN =
      MessageRows.DOWN
          + """
          select min(id) from turns where tip_message_hash in (select hash from down)
          """;

  private record Hit(Kind kind, String id, boolean legacy) {
    static Hit read(ResultSet row) throws SQLException {
      return new Hit(Kind.valueOf(row.getString(1)), row.getString(2), row.getBoolean(3));
    }

    boolean isNamed(String name) {
      return id.equals(name) || (kind == Kind.MESSAGE && id.equals(HASH + name));
    }
  }

  private final Database database;

  PointSearch(Database database) {
    this.database = database;
  }

  Point find(String name) throws SQLException {
    if (name.isEmpty()) {
      throw new LlmException.Setup(
          "an empty text names nothing in the log; give the id of a thread or turn, or a message's"
              + " hash");
    }
    return point(choose(name, candidates(name)));
  }

  private List<Hit> candidates(String name) throws SQLException {
    return database.list(CANDIDATES, Hit::read, name, name + LAST, HASH + name, MOST_SHOWN + 1);
  }

  /** What is named whole goes before what only begins like that. */
  private static Hit choose(String name, List<Hit> hits) {
    for (Hit hit : hits) {
      if (hit.isNamed(name)) {
        return hit;
      }
    }
    if (hits.isEmpty()) {
      throw new LlmException.Setup(
          "nothing in the log goes by \""
              + name
              + "\"; `llm logs list` shows the ids of turns and threads, `llm logs tree` the hashes"
              + " of messages");
    }
    if (hits.size() > 1) {
      throw ambiguous(name, hits);
    }
    return hits.getFirst();
  }

  private static LlmException.Setup ambiguous(String name, List<Hit> hits) {
    var text = new StringBuilder("\"" + name + "\" may be ");
    int shown = Math.min(hits.size(), MOST_SHOWN);
    for (int i = 0; i < shown; i++) {
      boolean last = i == shown - 1 && shown == hits.size();
      text.append(i == 0 ? "" : last ? " or " : ", ");
      text.append(hits.get(i).kind().word()).append(' ').append(hits.get(i).id());
    }
    text.append(hits.size() > shown ? " or others" : "").append("; give more of it");
    return new LlmException.Setup(text.toString());
  }

  private Point point(Hit hit) throws SQLException {
    String id = hit.id();
    return switch (hit.kind()) {
      case THREAD ->
          hit.legacy()
              ? new Point(
                  Kind.THREAD, id, null, id, lastOf("responses", "conversation_id", id), true)
              : new Point(
                  Kind.THREAD,
                  id,
                  text("select tip_message_hash from threads where id = ?", id),
                  id,
                  lastOf("turns", "thread_id", id),
                  false);
      case TURN ->
          hit.legacy()
              ? new Point(
                  Kind.TURN,
                  id,
                  null,
                  text("select conversation_id from responses where id = ?", id),
                  id,
                  true)
              : new Point(
                  Kind.TURN,
                  id,
                  text("select tip_message_hash from turns where id = ?", id),
                  threadOf(id),
                  id,
                  false);
      case MESSAGE -> {
        String turn = text(FIRST_TURN, id);
        yield new Point(Kind.MESSAGE, id, id, turn == null ? null : threadOf(turn), turn, false);
      }
    };
  }

  private @Nullable String threadOf(String turn) throws SQLException {
    return text("select thread_id from turns where id = ?", turn);
  }

  private @Nullable String lastOf(String table, String column, String id) throws SQLException {
    return text("select max(id) from " + table + " where " + column + " = ?", id);
  }

  /** The first column of the first row; null for none and for NULL. */
  private @Nullable String text(String sql, String value) throws SQLException {
    String found = database.first(sql, row -> Objects.toString(row.getString(1), ""), value);
    return found == null || found.isEmpty() ? null : found;
  }
}
