package dev.llmjava.schema;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;

/** A component of a record or a parameter of a method. */
final class Member {
  private final String name;
  private final Shape shape;
  private final String where;
  private final @Nullable String description;
  private final @Nullable String defaultText;
  private final boolean nullable;
  private @Nullable Json standard;

  /**
   * @param where what it is, for errors
   */
  Member(String name, Shape shape, String where, AnnotatedElement annotated, boolean nullable) {
    this.name = name;
    this.shape = shape;
    this.where = where;
    this.nullable = nullable;
    description = Names.description(annotated);
    Default given = annotated.getAnnotation(Default.class);
    defaultText = given == null ? null : given.value();
  }

  String name() {
    return name;
  }

  Shape shape() {
    return shape;
  }

  boolean required() {
    return defaultText == null && !nullable && !(shape instanceof OptionalShape);
  }

  /** What was left out may be null too, which the schema does not mention. */
  Json.Obj schema(Definitions definitions) {
    Shape content = shape instanceof OptionalShape optional ? optional.content() : shape;
    return Keywords.of(definitions.of(content))
        .describe(description)
        .put("default", standard)
        .build();
  }

  /** Reads the value; null for one that was left out. */
  @Nullable Object read(@Nullable Json value, Reading at) {
    if (value == null || (value instanceof Json.Null && !required())) {
      return absent(value, at);
    }
    return at.field(name, value, shape);
  }

  private @Nullable Object absent(@Nullable Json value, Reading at) {
    boolean mayBeNull = nullable || shape instanceof OptionalShape;
    if (standard != null && !(value != null && mayBeNull)) {
      return at.field(name, standard, shape);
    }
    if (shape instanceof OptionalShape optional) {
      return optional.empty();
    }
    if (!nullable) {
      at.problemAt(name, "missing");
    }
    return null;
  }

  /** Reads the default, once all shapes are known. */
  void settle() {
    if (defaultText != null) {
      Json json = json(defaultText);
      standard = json != null && problem(json) == null ? json : Json.of(defaultText);
      String problem = problem(standard);
      if (problem != null) {
        throw new IllegalArgumentException(where + ": its default does not fit: " + problem);
      }
    }
  }

  private static @Nullable Json json(String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      return null;
    }
  }

  private @Nullable String problem(Json value) {
    if (value instanceof Json.Null && nullable) {
      return null;
    }
    try {
      Object unused = Reading.whole(shape, value, "");
      return null;
    } catch (SchemaMismatch e) {
      return e.getMessage();
    }
  }
}
