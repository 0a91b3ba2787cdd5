package dev.llmjava.schema;

import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/** A value that stays JSON: of any kind, an object or an array. */
record JsonShape(Class<? extends Json> kind) implements Shape {
  @Override
  public Json.Obj schema(Definitions definitions) {
    if (kind == Json.class) {
      return Json.Obj.EMPTY;
    }
    return Keywords.type(kind == Json.Obj.class ? "object" : "array").build();
  }

  @Override
  public @Nullable Object read(Json value, Reading at) {
    if (kind == Json.class) {
      return value;
    }
    Json found = at.container(value, kind);
    return found == null
        ? at.expected(kind == Json.Obj.class ? "an object" : "an array", value)
        : found;
  }
}
