package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Stores messages, each once for every place in a conversation that it has. */
final class ChainWriter {
  /**
   * A message at its place.
   *
   * @param keys what stands for its attachments in the hash, by the very objects
   */
  record Link(
      Message message, @Nullable String parent, String hash, Map<Attachment, AttachmentKey> keys) {
    AttachmentKey key(Attachment attachment) {
      return Objects.requireNonNull(keys.get(attachment));
    }
  }

  private final Database database;
  private final PartWriter parts;

  ChainWriter(Database database) {
    this.database = database;
    this.parts = new PartWriter(database);
  }

  /**
   * Stores what is not there yet. Within a transaction.
   *
   * @param borrowed where the texts among it may borrow from
   */
  void write(List<Link> links, TextPieces borrowed) throws SQLException {
    for (Link link : links.subList(stored(links), links.size())) {
      int won =
          database.update(
              "insert or ignore into messages (hash, parent_hash, role, provider_metadata)"
                  + " values (?, ?, ?, ?)",
              link.hash(),
              link.parent(),
              link.message().role().wire(),
              Columns.json(link.message().data().byProvider()));
      if (won > 0) {
        writeParts(link, borrowed);
      }
    }
  }

  /** How many are there already: a stored message has its ancestors stored too. */
  private int stored(List<Link> links) throws SQLException {
    for (int i = links.size(); i > 0; i--) {
      if (database.exists("select 1 from messages where hash = ?", links.get(i - 1).hash())) {
        return i;
      }
    }
    return 0;
  }

  private void writeParts(Link link, TextPieces borrowed) throws SQLException {
    List<Part> all = link.message().parts();
    for (int position = 0; position < all.size(); position++) {
      parts.write(link.hash(), position, all.get(position), link::key, borrowed);
    }
  }
}
