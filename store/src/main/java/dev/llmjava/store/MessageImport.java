package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.StoredMessage.StoredPart;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stores the messages of a line that are not there yet, if they are what their hashes say. */
final class MessageImport {
  private final Database database;
  private final PartRows rows;
  private final SharedImport shared;

  MessageImport(Database database, SharedImport shared) {
    this.database = database;
    this.rows = new PartRows(database);
    this.shared = shared;
  }

  /** How many were new. */
  int store(List<Json> messages) throws SQLException {
    int added = 0;
    for (Json message : messages) {
      added += store(DamagedLine.object(message));
    }
    return added;
  }

  void require(@Nullable String hash) throws SQLException {
    if (hash != null && !database.exists("select 1 from messages where hash = ?", hash)) {
      throw DamagedLine.missing("the message", hash);
    }
  }

  private int store(Json.Obj form) throws SQLException {
    String hash = DamagedLine.required(form, "hash");
    String parent = form.string("parent");
    require(parent);
    int added =
        database.update(
            "insert or ignore into messages (hash, parent_hash, role, provider_metadata)"
                + " values (?, ?, ?, ?)",
            hash,
            parent,
            DamagedLine.required(form, "role"),
            LineForm.text(form.get("provider_metadata"), JsonStyle.PYTHON));
    if (added > 0) {
      int position = 0;
      for (Json part : form.items("parts")) {
        part(hash, position++, DamagedLine.object(part));
      }
      inputs(hash, form.object("inputs"));
      requireSound(hash);
    }
    return added;
  }

  private void part(String message, int position, Json.Obj form) throws SQLException {
    String type = DamagedLine.required(form, "type");
    boolean words = type.equals("text") || type.equals("reasoning");
    String text = words ? form.string("text") : null;
    Json.Obj payload = text == null ? form.without("type") : form.without("type", "text");
    var fragments = new ArrayList<Long>();
    if (payload.get("text_ref") instanceof Json.Arr pieces) {
      payload = payload.with("text_ref", Json.array(pieces(pieces, fragments)));
    }
    long id = rows.insert(message, position, form, text, payload);
    link(id, PartReader.attachmentIds(type, payload), fragments);
  }

  /** Fragments by the number of their row instead of their hash. */
  private List<Json> pieces(Json.Arr pieces, List<Long> used) throws SQLException {
    var numbered = new ArrayList<Json>();
    for (Json item : pieces.items()) {
      Json.Obj piece = DamagedLine.object(item);
      Long id = shared.fragmentId(piece.string("fragment"));
      if (id != null) {
        used.add(id);
      }
      numbered.add(id == null ? piece : piece.with("fragment", Json.of(id)));
    }
    return numbered;
  }

  private void link(long part, List<String> attachments, List<Long> fragments) throws SQLException {
    for (int order = 0; order < attachments.size(); order++) {
      shared.requireAttachment(attachments.get(order));
      rows.linkAttachment(part, attachments.get(order), order);
    }
    for (int order = 0; order < fragments.size(); order++) {
      rows.linkFragment(part, fragments.get(order), order);
    }
  }

  private void inputs(String message, Json.Obj inputs) throws SQLException {
    for (Map.Entry<String, Json> input : inputs.fields().entrySet()) {
      database.update(
          "insert or replace into llmjava_tool_inputs (message_hash, position, input)"
              + " values (?, ?, ?)",
          message,
          input.getKey(),
          DamagedLine.required(inputs, input.getKey()));
    }
  }

  private void requireSound(String hash) throws SQLException {
    StoredMessage stored = new ChainReader(database).message(hash);
    Map<Attachment, AttachmentKey> keys = keys(stored);
    String own =
        MessageHash.of(
            stored.message(),
            stored.parent(),
            attachment -> {
              AttachmentKey key = keys.get(attachment);
              return key == null ? AttachmentKey.of(attachment) : key;
            });
    if (!own.equals(hash)) {
      throw new DamagedLine("the message " + hash + " is not what its hash says");
    }
  }

  /**
   * By the rows of those attachments that have neither bytes nor an address. No file is read for
   * them: what the log says is what the hash was taken over.
   */
  private static Map<Attachment, AttachmentKey> keys(StoredMessage message) {
    var keys = new IdentityHashMap<Attachment, AttachmentKey>();
    for (StoredPart part : message.parts()) {
      List<Attachment> attachments = PartForm.attachments(part.part());
      for (int i = 0; i < Math.min(attachments.size(), part.attachments().size()); i++) {
        StoredAttachment stored = part.attachments().get(i);
        if (stored.content().length() == 0 && stored.url() == null) {
          keys.put(attachments.get(i), new AttachmentKey(stored.id(), stored.type()));
        }
      }
    }
    return keys;
  }
}
