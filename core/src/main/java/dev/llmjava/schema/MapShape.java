package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object with names of the application's choice.
 *
 * @param key null for strings
 */
record MapShape(@Nullable EnumShape key, Shape value) implements Shape {
  @Override
  public Json.Obj schema(Definitions definitions) {
    return Keywords.type("object")
        .put("additionalProperties", definitions.of(value))
        .put("propertyNames", key == null ? null : key.schema(definitions))
        .build();
  }

  @Override
  public List<Shape> parts() {
    return List.of(value);
  }

  @Override
  public @Nullable Object read(Json json, Reading at) {
    Json.Obj object = at.container(json, Json.Obj.class);
    if (object == null) {
      return at.expected("an object", json);
    }
    var map = new LinkedHashMap<Object, @Nullable Object>();
    object.fields().forEach((name, field) -> put(map, name, field, at));
    return Collections.unmodifiableMap(map);
  }

  private void put(
      LinkedHashMap<Object, @Nullable Object> map, String name, Json field, Reading at) {
    Object found = key == null ? name : key.find(name);
    if (found == null && key != null) {
      at.problemAt(name, "unknown name, expected " + key.oneOf());
    } else if (found != null) {
      map.put(found, at.field(name, field, value));
    }
  }
}
