package dev.llmjava.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value (RFC 8259). Immutable; equality is by content; object keys keep the order they came
 * in, but do not take part in equality. {@code toString()} is compact JSON.
 */
public sealed interface Json {
  /** How deep a document that is read may nest, because reading and writing it recurses. */
  int DEEPEST = 500;

  /** Reads one JSON document; throws {@link JsonException} with the position of the fault. */
  static Json parse(String text) {
    return JsonReader.read(text);
  }

  /** The same of a text by hand: an object that has a key twice is refused, too. */
  static Json parseDistinct(String text) {
    return JsonReader.readDistinct(text);
  }

  /** Reads one JSON document in UTF-8. */
  static Json parse(byte[] utf8) {
    return JsonReader.read(utf8);
  }

  /** Reads a document that must be an object. */
  static Obj parseObject(String text) {
    Json value = parse(text);
    if (value instanceof Obj object) {
      return object;
    }
    throw new JsonException("expected a JSON object, got " + kind(value));
  }

  static ObjectBuilder object() {
    return new ObjectBuilder();
  }

  static Arr array(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
  }

  static Str of(String value) {
    return new Str(value);
  }

  static Num of(long value) {
    return new Num(value);
  }

  static Num of(double value) {
    return new Num(value);
  }

  static Bool of(boolean value) {
    return value ? Bool.TRUE : Bool.FALSE;
  }

  /** Writes this value in another style than compact. */
  default String format(JsonStyle style) {
    return new JsonWriter(style).write(this);
  }

  /**
   * The form that content hashes are taken over: keys sorted by code point, no spaces, non-ASCII as
   * it is, numbers as Python prints them. See docs/canonical-form.md.
   */
  default String canonical() {
    return format(JsonStyle.CANONICAL);
  }

  record Obj(Map<String, Json> fields) implements Json {
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      fields =
          fields instanceof Fields
              ? fields
              : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public @Nullable Json get(String name) {
      return fields.get(name);
    }

    public boolean isEmpty() {
      return fields.isEmpty();
    }

    /** The text of a string field; null when it is absent or something else. */
    public @Nullable String string(String name) {
      return fields.get(name) instanceof Str text ? text.value() : null;
    }

    /** A whole number that fits in a long; null when it is absent or something else. */
    public @Nullable Long integer(String name) {
      return fields.get(name) instanceof Num(Number value) && value instanceof Long whole
          ? whole
          : null;
    }

    /** An object field; the empty object when it is absent or something else. */
    public Obj object(String name) {
      return fields.get(name) instanceof Obj object ? object : Obj.EMPTY;
    }

    /** The items of an array field; none when it is absent or something else. */
    public List<Json> items(String name) {
      return fields.get(name) instanceof Arr array ? array.items() : List.of();
    }

    /** Whether the field is there and {@code true}. */
    public boolean isTrue(String name) {
      return fields.get(name) instanceof Bool flag && flag.value();
    }

    /** Whether the field is there and not {@code null}. */
    public boolean has(String name) {
      return !(fields.getOrDefault(name, Null.NULL) instanceof Null);
    }

    /** A copy with one field set; an existing field keeps its place. */
    public Obj with(String name, Json value) {
      var copy = new LinkedHashMap<>(fields);
      copy.put(name, value);
      return new Obj(copy);
    }

    public Obj without(String... names) {
      var copy = new LinkedHashMap<>(fields);
      List.of(names).forEach(copy::remove);
      return new Obj(copy);
    }

    @Override
    public String toString() {
      return format(JsonStyle.COMPACT);
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return format(JsonStyle.COMPACT);
    }
  }

  record Str(String value) implements Json {
    @Override
    public String toString() {
      return format(JsonStyle.COMPACT);
    }
  }

  /**
   * A whole number ({@link Long}, or {@link BigInteger} when it is larger) or a {@link Double}.
   * {@code 1} and {@code 1.0} are different values, as they are in the canonical form.
   */
  record Num(Number value) implements Json {
    public Num {
      value = normal(value);
    }

    private static Number normal(Number value) {
      return switch (value) {
        case Long whole -> whole;
        case Double real when Double.isFinite(real) -> real;
        case BigInteger big when big.bitLength() < Long.SIZE -> big.longValue();
        case BigInteger big -> big;
        case BigDecimal real -> normal(real.doubleValue());
        case Float real -> normal(real.doubleValue());
        case Integer whole -> whole.longValue();
        case Short whole -> whole.longValue();
        case Byte whole -> whole.longValue();
        default -> throw new IllegalArgumentException("JSON has no number " + value);
      };
    }

    @Override
    public String toString() {
      return format(JsonStyle.COMPACT);
    }
  }

  record Bool(boolean value) implements Json {
    static final Bool TRUE = new Bool(true);
    static final Bool FALSE = new Bool(false);

    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  record Null() implements Json {
    public static final Null NULL = new Null();

    @Override
    public String toString() {
      return "null";
    }
  }

  /** Never the text itself: it may be somebody's key. */
  private static String kind(Json value) {
    return switch (value) {
      case Obj object -> "an object";
      case Arr array -> "an array";
      case Str text -> "a string";
      case Num number -> "a number";
      case Bool flag -> "a boolean";
      case Null nothing -> "null";
    };
  }
}
