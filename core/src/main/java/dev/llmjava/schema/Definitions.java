package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Collects what goes under {@code $defs} of one schema: what is used more than once, and so
 * whatever contains itself. The root is always written out, because providers want an object there.
 */
final class Definitions {
  private final IdentityHashMap<Shape, Integer> uses = new IdentityHashMap<>();
  private final IdentityHashMap<Shape, String> names = new IdentityHashMap<>();
  private final Map<String, Json> schemas = new LinkedHashMap<>();

  private Definitions() {}

  static Json.Obj document(Shape root) {
    var definitions = new Definitions();
    definitions.count(root);
    Json.Obj schema = root.schema(definitions);
    return definitions.schemas.isEmpty()
        ? schema
        : Keywords.of(schema).put("$defs", new Json.Obj(definitions.schemas)).build();
  }

  /** A cycle always leads through something definable. */
  private void count(Shape shape) {
    if (!(shape instanceof Shape.Definable) || uses.merge(shape, 1, Integer::sum) == 1) {
      shape.parts().forEach(this::count);
    }
  }

  /** The schema of a part, or a reference to it. */
  Json.Obj of(Shape shape) {
    if (!(shape instanceof Shape.Definable definable) || uses.getOrDefault(shape, 0) < 2) {
      return shape.schema(this);
    }
    String name = names.get(shape);
    if (name == null) {
      name = free(definable.name());
      names.put(shape, name);
      schemas.put(name, Json.Null.NULL); // its place, before those that it mentions
      schemas.put(name, shape.schema(this));
    }
    return Json.object().put("$ref", "#/$defs/" + name).build();
  }

  private String free(String wanted) {
    String name = wanted;
    for (int i = 2; schemas.containsKey(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }
}
