package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array: a list, a set or a Java array. A single item where a list should be is a list of it.
 *
 * @param kind {@link List}, {@link java.util.Set}, or the class of a Java array
 */
record ListShape(Class<?> kind, Shape item) implements Shape {
  @Override
  public Json.Obj schema(Definitions definitions) {
    return Keywords.type("array")
        .put("items", definitions.of(item))
        .put("uniqueItems", isList() || kind.isArray() ? null : Json.of(true))
        .build();
  }

  @Override
  public List<Shape> parts() {
    return List.of(item);
  }

  @Override
  public @Nullable Object read(Json value, Reading at) {
    Json.Arr array = at.container(value, Json.Arr.class);
    return array == null ? single(value, at) : items(array.items(), at);
  }

  private @Nullable Object single(Json value, Reading at) {
    int before = at.found();
    Object only = value instanceof Json.Null ? null : item.read(value, at);
    if (value instanceof Json.Null || at.found() > before) {
      at.forget(before);
      return at.expected("an array", value);
    }
    return collected(Collections.singletonList(only));
  }

  private @Nullable Object items(List<Json> items, Reading at) {
    int before = at.found();
    var values = new ArrayList<@Nullable Object>(items.size());
    for (Json value : items) {
      values.add(at.item(values.size(), value, item));
    }
    return at.found() > before ? null : collected(values);
  }

  private Object collected(List<@Nullable Object> values) {
    if (kind.isArray()) {
      Object array = Array.newInstance(kind.getComponentType(), values.size());
      for (int i = 0; i < values.size(); i++) {
        Array.set(array, i, values.get(i));
      }
      return array;
    }
    return isList()
        ? Collections.unmodifiableList(values)
        : Collections.unmodifiableSequencedSet(new LinkedHashSet<>(values));
  }

  private boolean isList() {
    return kind == List.class;
  }
}
