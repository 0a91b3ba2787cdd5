package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Inserts the rows of parts, and what these refer to. */
final class PartRows {
  private final Database database;

  PartRows(Database database) {
    this.database = database;
  }

  /**
   * Gives the number of the row.
   *
   * @param form of the part, for its type and name
   * @param text what has a column of its own; null for nothing
   */
  long insert(String message, int position, Json.Obj form, @Nullable String text, Json.Obj payload)
      throws SQLException {
    return database.insert(
        "insert into parts (message_hash, position, type, tool_name, text, payload)"
            + " values (?, ?, ?, ?, ?, ?)",
        message,
        position,
        form.string("type"),
        form.string("name"),
        text,
        Columns.json(payload));
  }

  void linkAttachment(long part, String attachment, int order) throws SQLException {
    database.update(
        "insert into part_attachments (part_id, attachment_id, \"order\") values (?, ?, ?)",
        part,
        attachment,
        order);
  }

  void linkFragment(long part, long fragment, int order) throws SQLException {
    database.update(
        "insert into part_fragments (part_id, fragment_id, \"order\") values (?, ?, ?)",
        part,
        fragment,
        order);
  }
}
