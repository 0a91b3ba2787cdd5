package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.json.JsonException;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes every hash again over what reading gives back. */
final class Verifier {
  private final Database database;

  Verifier(Database database) {
    this.database = database;
  }

  /** The hashes that disagree with what they name. */
  List<String> verify() throws SQLException {
    var broken = new ArrayList<String>();
    verify(broken::add);
    return broken;
  }

  void verify(Report broken) throws SQLException {
    database.each(
        "select hash from messages order by rowid",
        row -> {
          String hash = row.getString(1);
          if (!agrees(hash)) {
            broken.accept(hash);
          }
        });
  }

  /** Hears of a message that is not what its hash says. */
  @FunctionalInterface
  interface Report {
    void accept(String hash) throws SQLException;
  }

  /** A reader of its own for each, so that a large log is not held in memory. */
  private boolean agrees(String hash) throws SQLException {
    try {
      StoredMessage message = new ChainReader(database).message(hash);
      return MessageHash.of(message.message(), message.parent()).equals(hash);
    } catch (JsonException | LlmException e) {
      return false;
    }
  }
}
