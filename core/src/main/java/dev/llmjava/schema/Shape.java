package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Java type looks like in JSON: how it is described, and the mirror, how it is read. */
interface Shape {
  /** The schema, with keys in alphabetical order as LLM has them: hashes depend on it. */
  Json.Obj schema(Definitions definitions);

  /** The Java value; anything, once it has reported a problem. */
  @Nullable Object read(Json value, Reading at);

  /** The shapes that the schema of this one mentions. */
  default List<Shape> parts() {
    return List.of();
  }

  /** One that becomes a definition of its own where it is needed more than once. */
  interface Definable extends Shape {
    String name();
  }
}
