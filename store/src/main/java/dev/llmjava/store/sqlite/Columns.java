package dev.llmjava.store.sqlite;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON in text columns, as Python writes it; nothing is NULL. */
public final class Columns {
  private Columns() {}

  public static @Nullable String json(Json.Obj value) {
    return value.isEmpty() ? null : WellFormed.of(value).format(JsonStyle.PYTHON);
  }

  /** An object from a column; empty for NULL and for what is no object. */
  public static Json.Obj object(@Nullable String column) {
    return parse(column) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }

  /** The value in a column; null for NULL and for text that is not JSON. */
  public static @Nullable Json parse(@Nullable String column) {
    try {
      return column == null || column.isEmpty() ? null : Json.parse(column);
    } catch (JsonException e) {
      return null;
    }
  }

  /** The strings of a JSON array. */
  public static List<String> strings(@Nullable String column) {
    if (!(parse(column) instanceof Json.Arr array)) {
      return List.of();
    }
    return array.items().stream()
        .map(item -> item instanceof Json.Str(String text) ? text : item.toString())
        .toList();
  }
}
