package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A Java type as JSON: its JSON Schema, and the way from JSON to a value of it. Immutable and safe
 * for many threads; make one and keep it.
 *
 * <p>Types: primitives and their boxes, strings, characters, BigInteger, BigDecimal, enums, records
 * (nested, recursive, generic), sealed interfaces of records (told apart by a property {@code type}
 * with the simple name of the record), lists, collections, sets, arrays, maps from strings or
 * enums, optionals, java.time, URI, UUID, Path, {@link Json} itself and Object, which is anything
 * as plain Java. A component is required unless it is an optional, has an annotation {@code
 * Nullable} that is there at run time, or a {@link Default}.
 *
 * <p>Reading is strict, apart from two things that models do: an array or object that came as JSON
 * in a string is read, and a single value where a list should be is a list of one. {@code 3.0} is a
 * whole number; {@code "3"} is none. What was read cannot be changed.
 */
public final class JsonType<T> {
  private final Shape shape;
  private final Json.Obj schema;

  private JsonType(Shape shape) {
    this.shape = shape;
    schema = Definitions.document(shape);
  }

  /**
   * The form of a class.
   *
   * @throws IllegalArgumentException for a type that has no form in JSON, or one that contains such
   *     a type; the message says where, and what to use instead
   */
  public static <T> JsonType<T> of(Class<T> type) {
    return new JsonType<>(Shapes.of(type));
  }

  /** The same for types with arguments, as reflection gives them. */
  public static JsonType<?> of(Type type) {
    return new JsonType<>(Shapes.of(type));
  }

  /** Everything that it refers to is in it, under {@code $defs}. */
  public Json.Obj schema() {
    return schema;
  }

  /**
   * Reads a value whose paths begin at itself: {@code items[2].price}.
   *
   * @return null only for JSON's null where the type is Object
   * @throws SchemaMismatch with everything that is wrong
   */
  public T read(Json value) {
    return read(value, "");
  }

  /**
   * Reads a value.
   *
   * @param path what the paths in errors begin with: {@code arguments}
   * @throws SchemaMismatch with everything that is wrong
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // a shape makes values of its type; null see above
  public T read(Json value, String path) {
    return (T) Reading.whole(shape, value, path);
  }

  /**
   * The mirror of reading, for any value. What has no form in JSON becomes the string that {@code
   * toString} gives, not-a-number and the infinite among it; what contains itself, or is nested
   * deeper than JSON can be read, becomes {@code "..."} there.
   */
  public static Json write(@Nullable Object value) {
    return new Writing().write(value);
  }

  @Override
  public String toString() {
    return "JsonType" + schema;
  }
}
