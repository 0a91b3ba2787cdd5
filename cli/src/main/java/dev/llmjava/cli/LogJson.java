package dev.llmjava.cli;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.Ending;
import dev.llmjava.store.LogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Logged turns as the JSON that {@code --json} prints. */
final class LogJson {
  private LogJson() {}

  /**
   * @param truncate cut what was said, and leave out what is JSON itself
   * @param expand show fragments whole
   */
  static String of(List<LogRow> rows, boolean truncate, boolean expand) {
    var items = new ArrayList<Json>();
    for (LogRow row : rows) {
      items.add(row(row, truncate, expand));
    }
    return Json.array(items).format(JsonStyle.PYTHON_INDENTED);
  }

  private static Json row(LogRow row, boolean truncate, boolean expand) {
    var json = Json.object();
    row.toJson()
        .fields()
        .forEach(
            (name, value) -> {
              if (!truncate || !name.endsWith("_json") || value instanceof Json.Null) {
                json.put(name, field(name, value, truncate, expand));
              }
            });
    row.broken().ifPresent(ending -> json.put("ending", ending(ending)));
    return json.build();
  }

  private static Json field(String name, Json value, boolean truncate, boolean expand) {
    return switch (name) {
      case "prompt", "response" -> truncate && value instanceof Json.Str text ? cut(text) : value;
      case "prompt_fragments", "system_fragments" -> expand ? value : fragments(value);
      default -> value;
    };
  }

  private static Json fragments(Json value) {
    var fragments = new ArrayList<Json>();
    if (value instanceof Json.Arr(List<Json> items)) {
      for (Json item : items) {
        fragments.add(
            item instanceof Json.Obj fragment && fragment.get("content") instanceof Json.Str text
                ? fragment.with("content", cut(text))
                : item);
      }
    }
    return Json.array(fragments);
  }

  private static Json cut(Json.Str text) {
    return Json.of(Excerpt.of(text.value()));
  }

  /** A key of ours, only where a turn did not run to its end. */
  static Json ending(Ending ending) {
    return Json.object()
        .put("kind", ending.kind().name().toLowerCase(Locale.ROOT))
        .put("message", ending.message() == null ? Json.Null.NULL : Json.of(ending.message()))
        .build();
  }
}
