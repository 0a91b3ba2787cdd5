package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value or null.
 *
 * @param wrap makes the optional of what was read
 * @param empty the optional of null
 */
record OptionalShape(Shape content, Function<Object, Object> wrap, Object empty) implements Shape {
  @Override
  public Json.Obj schema(Definitions definitions) {
    var either = List.of(definitions.of(content), Keywords.type("null").build());
    return new Keywords().put("anyOf", Json.array(either)).build();
  }

  @Override
  public List<Shape> parts() {
    return List.of(content);
  }

  @Override
  public @Nullable Object read(Json value, Reading at) {
    Object found = value instanceof Json.Null ? null : content.read(value, at);
    return found == null ? empty : wrap.apply(found);
  }
}
