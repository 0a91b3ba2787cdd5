package dev.llmjava.wire;

import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The usage object of an answer, put together from every report of it: of each counter the last
 * value holds, so that a short report after a long one takes nothing away.
 */
public final class RawUsage {
  private Json.Obj raw = Json.Obj.EMPTY;

  public void add(Json.Obj usage) {
    if (!usage.isEmpty()) {
      raw = merge(raw, usage);
    }
  }

  /** Empty when nothing was reported. */
  public Json.Obj raw() {
    return raw;
  }

  /** The counter at a path of names; null when it is absent or no number. */
  public @Nullable Long count(String... path) {
    Json.Obj place = raw;
    for (int i = 0; i < path.length - 1; i++) {
      place = place.object(path[i]);
    }
    return place.get(path[path.length - 1]) instanceof Json.Num(Number value)
        ? Long.valueOf(value.longValue())
        : null;
  }

  /** Counters as LLM keeps and prints them: without zeros, nulls and empty objects. */
  public static Json.Obj withoutZeros(Json.Obj counters) {
    var kept = new LinkedHashMap<String, Json>();
    counters
        .fields()
        .forEach(
            (name, value) -> {
              Json simple = value instanceof Json.Obj object ? withoutZeros(object) : value;
              if (!isNothing(simple)) {
                kept.put(name, simple);
              }
            });
    return new Json.Obj(kept);
  }

  /** In Python {@code False == 0}. */
  private static boolean isNothing(Json value) {
    return switch (value) {
      case Json.Num(Number number) -> number.doubleValue() == 0;
      case Json.Bool(boolean flag) -> !flag;
      case Json.Obj object -> object.isEmpty();
      case Json.Null nothing -> true;
      case Json.Str text -> false;
      case Json.Arr array -> false;
    };
  }

  private static Json.Obj merge(Json.Obj older, Json.Obj newer) {
    Map<String, Json> merged = new LinkedHashMap<>(older.fields());
    newer
        .fields()
        .forEach(
            (name, value) -> {
              if (merged.get(name) instanceof Json.Obj a && value instanceof Json.Obj b) {
                merged.put(name, merge(a, b));
              } else if (!(value instanceof Json.Null)) {
                merged.put(name, value);
              }
            });
    return new Json.Obj(merged);
  }
}
