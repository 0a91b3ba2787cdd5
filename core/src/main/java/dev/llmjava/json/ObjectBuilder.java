package dev.llmjava.json;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Collects the fields of an object, in order. One thread. */
public final class ObjectBuilder {
  private final LinkedHashMap<String, Json> fields = new LinkedHashMap<>();

  ObjectBuilder() {}

  public ObjectBuilder put(String name, Json value) {
    fields.put(name, value);
    return this;
  }

  public ObjectBuilder put(String name, String value) {
    return put(name, new Json.Str(value));
  }

  public ObjectBuilder put(String name, long value) {
    return put(name, new Json.Num(value));
  }

  public ObjectBuilder put(String name, boolean value) {
    return put(name, Json.of(value));
  }

  /** Adds the field unless {@code value} is null. */
  public ObjectBuilder putIfPresent(String name, @Nullable Json value) {
    return value == null ? this : put(name, value);
  }

  public ObjectBuilder putIfPresent(String name, @Nullable String value) {
    return value == null ? this : put(name, value);
  }

  public ObjectBuilder putIfPresent(String name, @Nullable Long value) {
    return value == null ? this : put(name, value.longValue());
  }

  public ObjectBuilder putAll(Json.Obj object) {
    fields.putAll(object.fields());
    return this;
  }

  public Json.Obj build() {
    return new Json.Obj(fields);
  }
}
