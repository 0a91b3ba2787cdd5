package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A sealed interface: one of its records, told apart by the property {@code type}. */
final class UnionShape implements Shape.Definable {
  private final ResolvedType type;
  private final Map<String, RecordShape> records = new LinkedHashMap<>();

  UnionShape(ResolvedType type) {
    this.type = type;
  }

  /** Adds a record; false when there is one of that name. */
  boolean add(String tag, RecordShape variant) {
    return records.putIfAbsent(tag, variant) == null;
  }

  @Override
  public String name() {
    return type.simpleName();
  }

  /** Of the records what they consist of: they themselves are written out here. */
  @Override
  public List<Shape> parts() {
    return records.values().stream().flatMap(variant -> variant.parts().stream()).toList();
  }

  @Override
  public Json.Obj schema(Definitions definitions) {
    List<Json.Obj> variants =
        records.values().stream().map(variant -> variant.taggedSchema(definitions)).toList();
    return new Keywords()
        .put("anyOf", Json.array(variants))
        .describe(Names.description(type.raw()))
        .build();
  }

  @Override
  public @Nullable Object read(Json value, Reading at) {
    Json.Obj object = at.container(value, Json.Obj.class);
    if (object == null) {
      return at.expected("an object", value);
    }
    Json tag = object.get(Names.TAG);
    RecordShape variant = tag instanceof Json.Str(String name) ? records.get(name) : null;
    if (variant == null) {
      at.problemAt(
          Names.TAG,
          tag == null
              ? "missing, expected " + oneOf()
              : "expected " + oneOf() + ", got " + Preview.of(tag));
      return null;
    }
    return variant.read(object, at);
  }

  private String oneOf() {
    var names = new StringJoiner("\", \"", "one of \"", "\"");
    records.keySet().forEach(names::add);
    return names.toString();
  }
}
