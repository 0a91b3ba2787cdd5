package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.store.Comparison.Placed;
import dev.llmjava.store.Comparison.Side;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was said up to a point, and what is known of the turn there. */
final class PointReader {
  private final Database database;

  PointReader(Database database) {
    this.database = database;
  }

  Side side(Point point) throws SQLException {
    return new Side(point, messages(point), Optional.ofNullable(turn(point)));
  }

  Fork fork(Point point, SqliteLog log) throws SQLException {
    StoredThread origin =
        point.thread() == null ? null : new Threads(database).find(point.thread()).orElse(null);
    LogRow turn = turn(point);
    List<Message> messages = messages(point).stream().map(Placed::message).toList();
    if (origin != null && isTip(point, origin)) {
      messages = new PendingResults(database).with(messages, origin.id());
    }
    return new Fork(
        messages,
        turn == null ? null : turn.facts().model(),
        turn == null ? Optional.empty() : broken(point, turn),
        Optional.ofNullable(origin),
        log);
  }

  private static boolean isTip(Point point, StoredThread thread) {
    return point.tip() != null && point.tip().equals(thread.tip());
  }

  /** How the turn ended matters only after its end. */
  private Optional<Ending> broken(Point point, LogRow turn) throws SQLException {
    if (turn.broken().isEmpty()) {
      return Optional.empty();
    }
    String tip =
        database.first(
            "select tip_message_hash from turns where id = ?", row -> row.getString(1), turn.id());
    return Objects.equals(tip, point.tip()) ? turn.broken() : Optional.empty();
  }

  private List<Placed> messages(Point point) throws SQLException {
    var messages = new ArrayList<Placed>();
    if (!point.legacy()) {
      for (StoredMessage stored : new ChainReader(database).chain(point.tip())) {
        messages.add(new Placed(stored.hash(), stored.message()));
      }
      return messages;
    }
    for (LegacyChain.Said said : new LegacyChain(database).said(String.valueOf(point.thread()))) {
      said.messages().forEach(message -> messages.add(new Placed(null, message)));
      if (said.row().id().equals(point.turn())) {
        break;
      }
    }
    return messages;
  }

  private @Nullable LogRow turn(Point point) throws SQLException {
    if (point.turn() == null) {
      return null;
    }
    return point.legacy()
        ? new LegacyRows(database).read(point.turn())
        : new TurnRows(database).read(point.turn());
  }
}
