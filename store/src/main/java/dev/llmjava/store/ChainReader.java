package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.store.StoredMessage.StoredPart;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages back. Every message is read once in the life of a reader, because the turns of a
 * conversation share them: make one for each question asked of the log.
 */
final class ChainReader {
  private final Database database;
  private final PartReader parts;
  private final Map<String, StoredMessage> read = new HashMap<>();

  ChainReader(Database database) {
    this.database = database;
    this.parts = new PartReader(database);
  }

  /** The messages from the first one to {@code tip}; none when that is null. */
  List<StoredMessage> chain(@Nullable String tip) throws SQLException {
    return since(null, tip);
  }

  /** The messages that follow {@code base}, up to {@code tip}; all when base is null. */
  List<StoredMessage> since(@Nullable String base, @Nullable String tip) throws SQLException {
    var chain = new ArrayList<StoredMessage>();
    for (String hash = tip; hash != null && !hash.equals(base); ) {
      StoredMessage message = message(hash);
      chain.add(message);
      hash = message.parent();
    }
    Collections.reverse(chain);
    return chain;
  }

  StoredMessage message(String hash) throws SQLException {
    StoredMessage known = read.get(hash);
    if (known != null) {
      return known;
    }
    StoredMessage found = load(hash);
    read.put(hash, found);
    return found;
  }

  private StoredMessage load(String hash) throws SQLException {
    List<StoredPart> stored = parts.read(hash);
    StoredMessage found =
        database.first(
            "select parent_hash, role, provider_metadata from messages where hash = ?",
            row ->
                StoredMessage.of(
                    hash,
                    row.getString(1),
                    row.getString(2),
                    Columns.object(row.getString(3)),
                    stored),
            hash);
    if (found == null) {
      throw new LlmException.Setup(
          "the log \""
              + database.file()
              + "\" lacks the message "
              + hash
              + " that others refer to; restore a backup");
    }
    return found;
  }
}
