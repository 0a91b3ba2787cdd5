package dev.llmjava.wire;

import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.List;

/** A provider's payload as LLM 0.32 logs it: nulls and objects of nothing else are left out. */
public final class LoggedPayload {
  private LoggedPayload() {}

  /** The same at every level. */
  public static Json.Obj withoutNulls(Json.Obj object) {
    var kept = new LinkedHashMap<String, Json>();
    object
        .fields()
        .forEach(
            (name, value) -> {
              Json inside = inside(value);
              if (!inside.equals(Json.Null.NULL) && !inside.equals(Json.Obj.EMPTY)) {
                kept.put(name, inside);
              }
            });
    return new Json.Obj(kept);
  }

  private static Json inside(Json value) {
    return switch (value) {
      case Json.Obj object -> withoutNulls(object);
      case Json.Arr(List<Json> items) ->
          Json.array(items.stream().map(LoggedPayload::inside).toList());
      default -> value;
    };
  }
}
