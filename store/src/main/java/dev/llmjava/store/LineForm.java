package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.store.sqlite.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an exported log. Each is a JSON object that says in {@code kind} what it is:
 *
 * <ul>
 *   <li>{@code log}, the first: the version of this form
 *   <li>{@code fragment}, {@code attachment}, {@code schema}, {@code tool}: what others name by its
 *       id or hash, once, before the first that does
 *   <li>{@code turn}: LLM's form of a response, and in {@code log} what that has no place for. Of
 *       the messages only those are in it that no earlier line has, each with its hash and its
 *       parent's
 *   <li>{@code thread}: a conversation, after its turns
 *   <li>{@code conversation}, {@code response}: rows from before LLM 0.32
 * </ul>
 */
final class LineForm {
  static final long VERSION = 1;

  private LineForm() {}

  static ObjectBuilder of(String kind) {
    return Json.object().put("kind", kind);
  }

  /** JSON of a column as itself; as text where writing it again would give other text. */
  static @Nullable Json column(@Nullable String column, JsonStyle style) {
    if (column == null) {
      return null;
    }
    Json value = Columns.parse(column);
    boolean exact =
        value != null && !(value instanceof Json.Str) && value.format(style).equals(column);
    return exact ? value : Json.of(column);
  }

  /** What {@link #column} was made of. */
  static @Nullable String text(@Nullable Json value, JsonStyle style) {
    return switch (value) {
      case null -> null;
      case Json.Null nothing -> null;
      case Json.Str(String text) -> text;
      default -> value.format(style);
    };
  }

  /** Columns that are not NULL, under their names. */
  static void put(ObjectBuilder line, ResultSet row, String... columns) throws SQLException {
    for (String column : columns) {
      Object value = row.getObject(column);
      if (value instanceof Number number) {
        line.put(column, new Json.Num(number));
      } else if (value != null) {
        line.put(column, row.getString(column));
      }
    }
  }

  /** A value for a column, as {@link #put} took it from one. */
  static @Nullable Object value(Json.Obj line, String column) {
    return switch (line.get(column)) {
      case Json.Str(String text) -> text;
      case Json.Num(Number number) when number instanceof Long whole -> whole;
      case Json.Num(Number number) -> number.toString();
      case null, default -> null;
    };
  }
}
