package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any value, as plain Java: maps, lists, strings, numbers, booleans and nulls. */
record AnyShape() implements Shape {
  @Override
  public Json.Obj schema(Definitions definitions) {
    return Json.Obj.EMPTY;
  }

  @Override
  public @Nullable Object read(Json value, Reading at) {
    return switch (value) {
      case Json.Obj(Map<String, Json> fields) -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach((name, field) -> map.put(name, at.field(name, field, this)));
        yield Collections.unmodifiableMap(map);
      }
      case Json.Arr(List<Json> items) -> {
        var list = new ArrayList<@Nullable Object>(items.size());
        for (Json item : items) {
          list.add(at.item(list.size(), item, this));
        }
        yield Collections.unmodifiableList(list);
      }
      case Json.Str(String text) -> text;
      case Json.Num(Number number) -> number;
      case Json.Bool(boolean flag) -> flag;
      case Json.Null nothing -> null;
    };
  }
}
