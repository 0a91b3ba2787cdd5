package dev.llmjava.cli.log;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.text.JsonRows;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.store.LogRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that models answered with, which is what a schema is for. Other answers are left out.
 */
final class LogData {
  private final @Nullable String key;
  private final boolean ids;
  private final JsonRows out;

  LogData(Arguments arguments, Output out) {
    key = arguments.value("data-key");
    ids = arguments.has("data-ids");
    boolean array = arguments.has("data-array");
    this.out = new JsonRows(out, array ? JsonRows.Layout.COMPACT : JsonRows.Layout.LINES);
  }

  /** Whether data is asked for, which any of its options does. */
  static boolean isWanted(Arguments arguments) {
    return arguments.has("data")
        || arguments.has("data-array")
        || arguments.has("data-ids")
        || arguments.value("data-key") != null;
  }

  void print(List<LogRow> rows) {
    for (LogRow row : rows) {
      Json answer = parse(row.words().response());
      if (answer != null) {
        items(answer).forEach(item -> out.add(ids ? identified(item, row) : item));
      }
    }
    out.end();
  }

  private static @Nullable Json parse(String response) {
    try {
      return Json.parse(response);
    } catch (JsonException e) {
      return null;
    }
  }

  /** The objects in the list under the key, or else the whole answer. */
  private List<Json> items(Json answer) {
    if (key != null
        && answer instanceof Json.Obj object
        && object.get(key) instanceof Json.Arr(List<Json> items)
        && items.stream().allMatch(Json.Obj.class::isInstance)) {
      return items;
    }
    return List.of(answer);
  }

  private static Json identified(Json item, LogRow row) {
    if (!(item instanceof Json.Obj object)) {
      return item;
    }
    String thread = row.facts().thread();
    Json.Obj named = object.with(unused(object, "response_id"), Json.of(row.id()));
    return named.with(
        unused(named, "conversation_id"), thread == null ? Json.Null.NULL : Json.of(thread));
  }

  private static String unused(Json.Obj object, String name) {
    String free = name;
    while (object.fields().containsKey(free)) {
      free += "_";
    }
    return free;
  }
}
