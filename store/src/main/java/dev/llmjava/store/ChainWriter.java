package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores messages, each once for every place in a conversation that it has. A conversation is sent
 * whole with every turn, so the hashes of the last one are remembered: only what is new is hashed.
 */
final class ChainWriter {
  /** A message at its place. */
  record Link(Message message, @Nullable String parent, String hash) {}

  private final Database database;
  private final PartWriter parts;
  private final IdentityHashMap<Attachment, AttachmentKey> keys = new IdentityHashMap<>();
  private List<Link> last = List.of();

  ChainWriter(Database database) {
    this.database = database;
    this.parts = new PartWriter(database);
  }

  /** Hashes a conversation; touches attachments' files, but not the database. */
  List<Link> link(List<Message> messages) {
    keys.clear();
    var links = new ArrayList<Link>(messages.size());
    String parent = null;
    for (int i = 0; i < messages.size(); i++) {
      Link link = known(i, messages.get(i), parent);
      links.add(link);
      parent = link.hash();
    }
    last = List.copyOf(links);
    return links;
  }

  /**
   * Stores what is not there yet. Within a transaction, right after {@link #link}.
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
      parts.write(link.hash(), position, all.get(position), this::key, borrowed);
    }
  }

  private Link known(int position, Message message, @Nullable String parent) {
    if (position < last.size() && isSame(last.get(position), message, parent)) {
      return last.get(position);
    }
    return new Link(message, parent, MessageHash.of(message, parent, this::key));
  }

  /** A file may have changed since, so a message with one is hashed anew. */
  private static boolean isSame(Link known, Message message, @Nullable String parent) {
    boolean samePlace = parent == null ? known.parent() == null : parent.equals(known.parent());
    return samePlace && known.message().equals(message) && !hasFile(message);
  }

  private static boolean hasFile(Message message) {
    for (Part part : message.parts()) {
      for (Attachment attachment : PartForm.attachments(part)) {
        if (attachment.source() instanceof Attachment.Source.File) {
          return true;
        }
      }
    }
    return false;
  }

  private AttachmentKey key(Attachment attachment) {
    return keys.computeIfAbsent(attachment, AttachmentKey::of);
  }
}
