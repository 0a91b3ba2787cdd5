package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.json.JsonException;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes every hash again over what reading gives back: slice by slice, so that nobody who writes is
 * held up by a large log, by slow files of attachments or by who reads what is found.
 */
final class Verifier {
  private static final int SLICE = 200;

  private static final String HASHES =
      "select rowid, hash from messages where rowid > ? order by rowid limit " + SLICE;

  private record Row(long id, String hash) {}

  /** What is wrong among some messages, and how many those were. */
  private record Slice(long last, int size, List<String> broken) {}

  private final Access access;

  Verifier(Access access) {
    this.access = access;
  }

  /** Gives the hashes that disagree with what they name. */
  void verify(Consumer<String> broken) {
    long last = Long.MIN_VALUE;
    int size = SLICE;
    while (size == SLICE) {
      long after = last;
      Slice slice = access.run(() -> slice(access.database(), after));
      slice.broken.forEach(broken);
      last = slice.last;
      size = slice.size;
    }
  }

  private static Slice slice(Database database, long after) throws SQLException {
    List<Row> rows = database.list(HASHES, row -> new Row(row.getLong(1), row.getString(2)), after);
    var broken = new ArrayList<String>();
    for (Row row : rows) {
      if (!agrees(database, row.hash)) {
        broken.add(row.hash);
      }
    }
    return new Slice(rows.isEmpty() ? after : rows.getLast().id, rows.size(), broken);
  }

  /** A reader of its own for each, so that a large log is not held in memory. */
  private static boolean agrees(Database database, String hash) throws SQLException {
    try {
      StoredMessage message = new ChainReader(database).message(hash);
      return MessageHash.of(message.message(), message.parent()).equals(hash);
    } catch (JsonException | LlmException e) {
      return false;
    }
  }
}
