package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import dev.llmjava.store.StoredMessage.StoredPart;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rebuilds the parts of a message from their rows, exactly as they were stored. */
final class PartReader {
  private record Row(
      String message,
      long position,
      long id,
      String type,
      @Nullable String text,
      Json.Obj payload,
      @Nullable String input) {}

  private static final String COLUMNS =
      "parts.message_hash, parts.position, parts.id, parts.type, parts.text, parts.payload,"
          + " llmjava_tool_inputs.input";

  private static final String INPUTS =
      " left join llmjava_tool_inputs on llmjava_tool_inputs.message_hash = parts.message_hash"
          + " and llmjava_tool_inputs.position = parts.position";

  private static final String OF_ONE =
      "select " + COLUMNS + " from parts" + INPUTS + " where parts.message_hash = ?";

  private static final String OF_CHAIN =
      "with recursive "
          + ChainRoots.UP
          + " select "
          + COLUMNS
          + " from up cross join parts on parts.message_hash = up.hash"
          + INPUTS;

  private final Database database;

  PartReader(Database database) {
    this.database = database;
  }

  /** The parts of one message. */
  List<StoredPart> read(String message) throws SQLException {
    return parts(database.list(OF_ONE, PartReader::row, message));
  }

  /** The parts of a message and of all before it, by the hash of their message. */
  Map<String, List<StoredPart>> readChain(String tip) throws SQLException {
    Map<String, List<Row>> rows = new HashMap<>();
    for (Row row : database.list(OF_CHAIN, PartReader::row, tip)) {
      rows.computeIfAbsent(row.message, message -> new ArrayList<>(1)).add(row);
    }
    Map<String, List<StoredPart>> parts = new HashMap<>();
    for (var message : rows.entrySet()) {
      parts.put(message.getKey(), parts(message.getValue()));
    }
    return parts;
  }

  private List<StoredPart> parts(List<Row> rows) throws SQLException {
    rows.sort(Comparator.comparingLong(Row::position));
    var parts = new ArrayList<StoredPart>(rows.size());
    for (Row row : rows) {
      parts.add(part(row));
    }
    return parts;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        row.getString(5),
        Columns.object(row.getString(6)),
        row.getString(7));
  }

  private StoredPart part(Row row) throws SQLException {
    List<StoredAttachment> attachments = attachments(row);
    Part bare = Part.fromJson(form(row));
    return new StoredPart(row.id, complete(bare, row, attachments), attachments);
  }

  private Json.Obj form(Row row) throws SQLException {
    var form = Json.object().put("type", row.type);
    if (row.payload.get("text_ref") instanceof Json.Arr pieces) {
      form.put("text", resolve(pieces));
    } else {
      form.putIfPresent("text", row.text);
    }
    return form.putAll(row.payload.without("text_ref", references(row.type))).build();
  }

  /** Text that borrows from fragments; a fragment that is gone leaves a gap, as in LLM. */
  private String resolve(Json.Arr pieces) throws SQLException {
    var text = new StringBuilder();
    var known = new HashMap<@Nullable Long, String>();
    for (Json item : pieces.items()) {
      Json.Obj piece = item instanceof Json.Obj object ? object : Json.Obj.EMPTY;
      String literal = piece.string("literal");
      if (literal == null) {
        Long id = piece.integer("fragment");
        literal = known.get(id);
        if (literal == null) {
          literal = fragment(id);
          known.put(id, literal);
        }
      }
      text.append(literal);
    }
    return text.toString();
  }

  private String fragment(@Nullable Long id) throws SQLException {
    String content =
        database.first("select content from fragments where id = ?", row -> row.getString(1), id);
    return content == null ? "" : content;
  }

  private static Part complete(Part bare, Row row, List<StoredAttachment> stored) {
    List<Attachment> attachments = stored.stream().map(StoredAttachment::toAttachment).toList();
    if (!attachments.isEmpty() && row.type.equals("attachment")) {
      return new Part.Media(attachments.getFirst(), metadata(row.payload));
    }
    return switch (bare) {
      case Part.ToolCall call when row.input != null ->
          new Part.ToolCall(call.id(), call.name(), row.input, call.serverSide(), call.data());
      case Part.ToolResult result when !attachments.isEmpty() ->
          result.withAttachments(attachments);
      default -> bare;
    };
  }

  private static ProviderData metadata(Json.Obj payload) {
    Json.Obj data = payload.object("provider_metadata");
    return data.isEmpty() ? ProviderData.NONE : new ProviderData(data);
  }

  /** An attachment that is gone is left out; {@code verify} tells. */
  private List<StoredAttachment> attachments(Row row) throws SQLException {
    var found = new ArrayList<StoredAttachment>();
    for (String id : attachmentIds(row.type, row.payload)) {
      StoredAttachment attachment = attachment(id);
      if (attachment != null) {
        found.add(attachment);
      }
    }
    return found;
  }

  /** The attachments that a part of this type names, in order. */
  static List<String> attachmentIds(String type, Json.Obj payload) {
    List<Json> references =
        switch (payload.get(references(type))) {
          case Json.Arr several -> several.items();
          case Json.Obj one -> List.of(one);
          case null, default -> List.of();
        };
    var ids = new ArrayList<String>();
    for (Json reference : references) {
      String id = reference instanceof Json.Obj object ? object.string("id") : null;
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }

  /** Where a part of this type keeps the ids of its attachments. */
  private static String references(String type) {
    return switch (type) {
      case "attachment" -> "attachment";
      case "tool_result" -> "attachments";
      default -> "";
    };
  }

  private @Nullable StoredAttachment attachment(String id) throws SQLException {
    return database.first(
        "select " + StoredAttachment.COLUMNS + " from attachments where id = ?",
        StoredAttachment::read,
        id);
  }
}
