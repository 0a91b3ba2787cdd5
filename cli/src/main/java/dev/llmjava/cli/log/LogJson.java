package dev.llmjava.cli.log;

import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.text.Excerpt;
import dev.llmjava.cli.text.JsonRows;
import dev.llmjava.json.Json;
import dev.llmjava.store.Ending;
import dev.llmjava.store.LogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Logged turns as the JSON that {@code --json} prints. */
public final class LogJson {
  /**
   * What is left out.
   *
   * @param json fields that are JSON themselves
   * @param fragments all but the beginning of fragments
   */
  public record Without(boolean json, boolean fragments) {}

  private LogJson() {}

  public static void print(List<LogRow> rows, Without without, Output out) {
    var json = new JsonRows(out, JsonRows.Layout.INDENTED);
    for (LogRow row : rows) {
      json.add(row(row, without));
    }
    json.end();
  }

  private static Json row(LogRow row, Without without) {
    var json = Json.object();
    row.toJson()
        .fields()
        .forEach(
            (name, value) -> {
              if (!without.json || !name.endsWith("_json") || value instanceof Json.Null) {
                json.put(name, without.fragments && isFragments(name) ? cut(value) : value);
              }
            });
    row.broken().ifPresent(ending -> json.put("ending", ending(ending)));
    return json.build();
  }

  private static boolean isFragments(String name) {
    return name.equals("prompt_fragments") || name.equals("system_fragments");
  }

  private static Json cut(Json value) {
    var fragments = new ArrayList<Json>();
    if (value instanceof Json.Arr(List<Json> items)) {
      for (Json item : items) {
        fragments.add(
            item instanceof Json.Obj fragment && fragment.get("content") instanceof Json.Str text
                ? fragment.with("content", Json.of(Excerpt.of(text.value())))
                : item);
      }
    }
    return Json.array(fragments);
  }

  /** A key of ours, only where a turn did not run to its end. */
  public static Json ending(Ending ending) {
    return Json.object()
        .put("kind", kind(ending))
        .put("message", ending.message() == null ? Json.Null.NULL : Json.of(ending.message()))
        .build();
  }

  static String kind(Ending ending) {
    return ending.kind().name().toLowerCase(Locale.ROOT);
  }
}
