package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Fragment;
import dev.llmjava.Part;
import dev.llmjava.Sha256;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores what several lines name, each once: what is there already stays as it is. Content must be
 * what its id says.
 */
final class SharedImport {
  private static final String BROKEN = "the content is not what its id says";

  private final Database database;
  private final ImportCounts counts;

  SharedImport(Database database, ImportCounts counts) {
    this.database = database;
    this.counts = counts;
  }

  void fragment(Json.Obj line) throws SQLException {
    String hash = DamagedLine.required(line, "hash");
    String content = DamagedLine.required(line, "content");
    require(ContentId.fragment(content).equals(hash));
    database.update(
        "insert or ignore into fragments (hash, content, datetime_utc, source)"
            + " values (?, ?, ?, ?)",
        hash,
        content,
        line.string("datetime_utc"),
        line.string("source"));
    var added = new ArrayList<String>();
    for (Json alias : line.items("aliases")) {
      if (!(alias instanceof Json.Str(String name)) || !Fragment.isName(name)) {
        throw new DamagedLine("an alias is more than letters, digits, _ and -");
      }
      int isNew =
          database.update(
              "insert or ignore into fragment_aliases (alias, fragment_id) values (?, ?)",
              name,
              fragmentId(hash));
      if (isNew > 0) {
        added.add(name);
      }
    }
    counts.aliases(added);
  }

  /**
   * A path is never taken over: it is one of another machine, and a conversation that goes on would
   * read and send what is there on this one.
   */
  void attachment(Json.Obj line) throws SQLException {
    String id = DamagedLine.required(line, "id");
    String type = line.string("type");
    String url = line.string("url");
    byte[] content = content(line);
    if (content != null) {
      require(Sha256.of(content).equals(id));
    } else if (url != null) {
      require(new Attachment(type, new Attachment.Source.Url(url)).id().equals(id));
    }
    database.update(
        "insert into attachments (id, type, url, content) values (?, ?, ?, ?)"
            + " on conflict (id) do update set content = excluded.content, url = excluded.url"
            + " where content is null and path is null and url is null",
        id,
        type,
        url,
        content);
  }

  /** A part that a line holds whole, for which the same goes: it names no file. */
  static Part part(Json.Obj form) {
    Part part = Part.fromJson(form);
    for (Attachment attachment : PartForm.attachments(part)) {
      if (attachment.source() instanceof Attachment.Source.File) {
        throw new DamagedLine("it names a file instead of holding its content");
      }
    }
    return part;
  }

  private static byte @Nullable [] content(Json.Obj line) {
    String encoded = line.string("content");
    try {
      return encoded == null ? null : Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      throw new DamagedLine("the content is not in base64");
    }
  }

  void schema(Json.Obj line) throws SQLException {
    String id = DamagedLine.required(line, "id");
    String content = LineForm.text(line.get("content"), JsonStyle.PYTHON_COMPACT);
    require(content != null && ContentId.blake(content).equals(id));
    database.update("insert or ignore into schemas (id, content) values (?, ?)", id, content);
  }

  void tool(Json.Obj line) throws SQLException {
    String hash = DamagedLine.required(line, "hash");
    String schema = LineForm.text(line.get("input_schema"), JsonStyle.PYTHON);
    require(
        ContentId.tool(definition(line, schema, false)).equals(hash)
            || ContentId.tool(definition(line, schema, true)).equals(hash));
    database.update(
        "insert or ignore into tools (hash, name, description, input_schema, plugin)"
            + " values (?, ?, ?, ?, ?)",
        hash,
        line.string("name"),
        line.string("description"),
        schema,
        line.string("plugin"));
  }

  /** What the hash of a tool is taken over, which tells too whether its provider runs it. */
  private static Json.Obj definition(Json.Obj line, @Nullable String schema, boolean serverSide) {
    Json parsed = Columns.parse(schema);
    var definition = Json.object();
    for (String field : List.of("name", "description")) {
      String text = line.string(field);
      definition.put(field, text == null ? Json.Null.NULL : Json.of(text));
    }
    definition.put("input_schema", parsed == null ? Json.Null.NULL : parsed);
    if (serverSide) {
      definition.put("server_side", true);
    }
    return definition.putIfPresent("plugin", line.string("plugin")).build();
  }

  /** Null for none. */
  @Nullable Long instance(Json.Obj form) throws SQLException {
    return form.isEmpty()
        ? null
        : new ToolInstances(database)
            .ensure(
                form.string("name"),
                form.string("plugin"),
                LineForm.text(form.get("arguments"), JsonStyle.PYTHON));
  }

  /** Null where the field was left out, because there was none where the line was written. */
  @Nullable Long toolId(Json.Obj form) throws SQLException {
    return id("tools", "the tool", form.string("tool"));
  }

  @Nullable Long fragmentId(@Nullable String hash) throws SQLException {
    return id("fragments", "the fragment", hash);
  }

  /** The id itself; null for none. */
  @Nullable String schemaId(@Nullable String id) throws SQLException {
    if (id != null && !database.exists("select 1 from schemas where id = ?", id)) {
      throw DamagedLine.missing("the schema", id);
    }
    return id;
  }

  private @Nullable Long id(String table, String what, @Nullable String hash) throws SQLException {
    if (hash == null) {
      return null;
    }
    Long id =
        database.first("select id from " + table + " where hash = ?", row -> row.getLong(1), hash);
    if (id == null) {
      throw DamagedLine.missing(what, hash);
    }
    return id;
  }

  void requireAttachment(String id) throws SQLException {
    if (!database.exists("select 1 from attachments where id = ?", id)) {
      throw DamagedLine.missing("the attachment", id);
    }
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new DamagedLine(BROKEN);
    }
  }
}
