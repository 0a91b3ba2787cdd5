package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.store.TextPieces.Piece;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores the parts of a message that is new. Plain text has a column of its own, unless it borrows
 * from fragments; everything else is JSON in its own order of keys, so that a tool call's arguments
 * read back as they were written.
 */
final class PartWriter {
  private final Database database;
  private final PartRows rows;

  PartWriter(Database database) {
    this.database = database;
    this.rows = new PartRows(database);
  }

  void write(
      String message,
      int position,
      Part part,
      Function<Attachment, AttachmentKey> keys,
      TextPieces borrowed)
      throws SQLException {
    Json.Obj form = PartForm.part(part, attachment -> keys.apply(attachment).reference());
    String type = form.string("type");
    String text = "text".equals(type) || "reasoning".equals(type) ? form.string("text") : null;
    List<Piece> pieces = text == null ? List.of() : borrowed.cut(text);
    Json.Obj payload = text == null ? form.without("type") : form.without("type", "text");
    if (!pieces.isEmpty()) {
      payload = payload.with("text_ref", Json.array(pieces.stream().map(Piece::toJson).toList()));
    }
    long id = rows.insert(message, position, form, pieces.isEmpty() ? text : null, payload);
    link(id, pieces);
    attach(id, PartForm.attachments(part), keys);
    keepInput(message, position, part);
  }

  private void link(long part, List<Piece> pieces) throws SQLException {
    int order = 0;
    for (Piece piece : pieces) {
      if (piece.fragment() != null) {
        rows.linkFragment(part, piece.fragment(), order++);
      }
    }
  }

  private void attach(
      long part, List<Attachment> attachments, Function<Attachment, AttachmentKey> keys)
      throws SQLException {
    for (int order = 0; order < attachments.size(); order++) {
      AttachmentKey key = keys.apply(attachments.get(order));
      store(attachments.get(order).source(), key);
      rows.linkAttachment(part, key.id(), order);
    }
  }

  private void store(Attachment.Source source, AttachmentKey key) throws SQLException {
    database.update(
        "insert or replace into attachments (id, type, path, url, content) values (?, ?, ?, ?, ?)",
        key.id(),
        key.type(),
        source instanceof Attachment.Source.File file ? file.path().toString() : null,
        source instanceof Attachment.Source.Url url ? url.address() : null,
        content(source));
  }

  private static byte @Nullable [] content(Attachment.Source source) {
    return source instanceof Attachment.Source.Bytes bytes ? bytes.content() : null;
  }

  /** Keeps the model's own text of a call's arguments where reading would not give it back. */
  private void keepInput(String message, int position, Part part) throws SQLException {
    if (part instanceof Part.ToolCall call && !call.input().equals(call.arguments().toString())) {
      database.update(
          "insert or replace into llmjava_tool_inputs (message_hash, position, input)"
              + " values (?, ?, ?)",
          message,
          position,
          call.input());
    }
  }
}
