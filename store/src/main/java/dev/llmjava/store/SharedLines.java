package dev.llmjava.store;

import dev.llmjava.Sha256;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.sqlite.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what several lines name, each once. What was written is remembered in a temporary table,
 * because a log may hold more of it than memory does.
 */
final class SharedLines {
  private final Database database;
  private final LineWriter out;
  private final boolean withContent;

  SharedLines(Database database, LineWriter out, boolean withContent) throws SQLException {
    this.database = database;
    this.out = out;
    this.withContent = withContent;
    database.update(
        "create temp table exported (kind text, id, primary key (kind, id)) without rowid");
  }

  /** Whether it is the first time that this is asked. */
  boolean isNew(String kind, Object id) throws SQLException {
    return database.update("insert or ignore into temp.exported values (?, ?)", kind, id) > 0;
  }

  /** Those with an alias; the others come with what uses them. */
  void namedFragments() throws SQLException {
    database.each(
        "select distinct fragment_id from fragment_aliases order by 1",
        row -> fragment(row.getLong(1)));
  }

  /** Gives the hash that lines name it by; null when there is no such fragment. */
  @Nullable String fragment(long id) throws SQLException {
    String hash =
        database.first("select hash from fragments where id = ?", row -> row.getString(1), id);
    if (hash != null && isNew("fragment", id)) {
      var aliases =
          database.list(
              "select alias from fragment_aliases where fragment_id = ? order by alias",
              row -> Json.of(row.getString(1)),
              id);
      database.each(
          "select * from fragments where id = ?",
          row -> {
            var line = LineForm.of("fragment");
            LineForm.put(line, row, "hash", "content", "datetime_utc", "source");
            out.line(
                aliases.isEmpty()
                    ? line.build()
                    : line.put("aliases", Json.array(aliases)).build());
          },
          id);
    }
    return hash;
  }

  /** Gives the id back; null when there is no such schema. */
  @Nullable String schema(@Nullable String id) throws SQLException {
    if (id == null || !database.exists("select 1 from schemas where id = ?", id)) {
      return null;
    }
    if (isNew("schema", id)) {
      database.each(
          "select content from schemas where id = ?",
          row ->
              out.line(
                  LineForm.of("schema")
                      .put("id", id)
                      .putIfPresent(
                          "content", LineForm.column(row.getString(1), JsonStyle.PYTHON_COMPACT))
                      .build()),
          id);
    }
    return id;
  }

  /** Gives the hash that lines name it by; null when there is no such tool. */
  @Nullable String tool(@Nullable Long id) throws SQLException {
    String hash =
        id == null
            ? null
            : database.first("select hash from tools where id = ?", row -> row.getString(1), id);
    if (id != null && hash != null && isNew("tool", id)) {
      database.each(
          "select * from tools where id = ?",
          row -> {
            var line = LineForm.of("tool");
            LineForm.put(line, row, "hash", "name", "description");
            line.putIfPresent(
                "input_schema", LineForm.column(row.getString("input_schema"), JsonStyle.PYTHON));
            LineForm.put(line, row, "plugin");
            out.line(line.build());
          },
          id);
    }
    return hash;
  }

  /** A toolbox, which has no id of its own outside of its file; null when there is none. */
  Json.@Nullable Obj instance(@Nullable Long id) throws SQLException {
    return id == null
        ? null
        : database.first(
            "select plugin, name, arguments from tool_instances where id = ?",
            row -> {
              var form = Json.object();
              LineForm.put(form, row, "plugin", "name");
              return form.putIfPresent(
                      "arguments", LineForm.column(row.getString(3), JsonStyle.PYTHON))
                  .build();
            },
            id);
  }

  void attachment(String id) throws SQLException {
    if (isNew("attachment", id)) {
      for (StoredAttachment stored :
          database.list(
              "select " + StoredAttachment.COLUMNS + " from attachments where id = ?",
              StoredAttachment::read,
              id)) {
        attachment(stored);
      }
    }
  }

  private void attachment(StoredAttachment stored) {
    var line =
        LineForm.of("attachment")
            .put("id", stored.id())
            .putIfPresent("type", stored.type())
            .putIfPresent("path", stored.path())
            .putIfPresent("url", stored.url());
    if (withContent && stored.content().length() > 0) {
      out.line(line.build(), stored.content().content());
    } else {
      Path file = withContent ? unchanged(stored) : null;
      if (file == null) {
        out.line(line.build());
      } else {
        out.line(line.build(), file);
      }
    }
  }

  /** The file of an attachment, if it still holds what was logged. */
  private static @Nullable Path unchanged(StoredAttachment stored) {
    if (stored.path() == null || stored.path().isEmpty()) {
      return null;
    }
    try {
      Path file = Path.of(stored.path());
      return Files.isRegularFile(file) && Sha256.of(Files.readAllBytes(file)).equals(stored.id())
          ? file
          : null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }
}
