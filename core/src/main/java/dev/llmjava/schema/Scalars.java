package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** The types of the platform that are one value in JSON. */
final class Scalars {
  private static final Map<Class<?>, Shape> SHAPES = new HashMap<>();

  static {
    add(new BooleanShape(), boolean.class, Boolean.class);
    whole("a byte", Byte.MIN_VALUE, Byte.MAX_VALUE, n -> (byte) n, byte.class, Byte.class);
    whole("a short", Short.MIN_VALUE, Short.MAX_VALUE, n -> (short) n, short.class, Short.class);
    whole("an int", Integer.MIN_VALUE, Integer.MAX_VALUE, n -> (int) n, int.class, Integer.class);
    whole("a long", Long.MIN_VALUE, Long.MAX_VALUE, n -> n, long.class, Long.class);
    add(new WholeShape.Big(), BigInteger.class);
    add(new RealShape("a double", RealShape::toDouble), double.class, Double.class);
    add(new RealShape("a float", RealShape::toFloat), float.class, Float.class);
    add(new RealShape("a number", RealShape::toDecimal), BigDecimal.class);
    add(new RealShape("a number", number -> number), Number.class);
    add(new TextShape.One(), char.class, Character.class);
    add(new AnyShape(), Object.class);
    add(new JsonShape(Json.class), Json.class);
    add(new JsonShape(Json.Obj.class), Json.Obj.class);
    add(new JsonShape(Json.Arr.class), Json.Arr.class);
    addOptionals();
    addTexts();
    addTimes();
  }

  private Scalars() {}

  /** Null for a type that is none of them. */
  static @Nullable Shape find(Class<?> type) {
    return SHAPES.get(type);
  }

  private static void addOptionals() {
    add(optional(int.class, n -> OptionalInt.of((int) n), OptionalInt.empty()), OptionalInt.class);
    add(
        optional(long.class, n -> OptionalLong.of((long) n), OptionalLong.empty()),
        OptionalLong.class);
    add(
        optional(double.class, n -> OptionalDouble.of((double) n), OptionalDouble.empty()),
        OptionalDouble.class);
  }

  private static Shape optional(Class<?> content, Function<Object, Object> wrap, Object empty) {
    Shape shape = SHAPES.get(content);
    if (shape == null) {
      throw new IllegalStateException("no shape yet for " + content);
    }
    return new OptionalShape(shape, wrap, empty);
  }

  private static void addTexts() {
    add(new TextShape(null, "a string", text -> text), String.class, CharSequence.class);
    text("uri", "a URI", URI::create, URI.class);
    text("path", "a path", Path::of, Path.class);
    text("uuid", "a UUID", Scalars::uuid, UUID.class);
  }

  /** Java alone takes shorter forms too. */
  private static UUID uuid(String text) {
    if (text.length() != 36) {
      throw new IllegalArgumentException("no UUID");
    }
    return UUID.fromString(text);
  }

  /**
   * A local time or date-time may come with an offset, which RFC 3339 demands of both formats and
   * the Java type has no place for.
   */
  private static void addTimes() {
    String moment = "a date-time such as 2026-01-31T12:00:00Z";
    text("date-time", moment, Instant::parse, Instant.class);
    text("date-time", moment, OffsetDateTime::parse, OffsetDateTime.class);
    text("date-time", moment, ZonedDateTime::parse, ZonedDateTime.class);
    text(
        "date-time",
        "a date-time such as 2026-01-31T12:00:00",
        t -> LocalDateTime.parse(t, DateTimeFormatter.ISO_DATE_TIME),
        LocalDateTime.class);
    text("date", "a date such as 2026-01-31", LocalDate::parse, LocalDate.class);
    text(
        "time",
        "a time such as 12:00:00",
        t -> LocalTime.parse(t, DateTimeFormatter.ISO_TIME),
        LocalTime.class);
    text("time", "a time such as 12:00:00Z", OffsetTime::parse, OffsetTime.class);
    text("duration", "a duration such as PT1H30M", Duration::parse, Duration.class);
    text("duration", "a period such as P1Y2M3D", Period::parse, Period.class);
  }

  private static void text(
      String format, String expected, Function<String, Object> parse, Class<?> type) {
    add(new TextShape(format, expected, parse), type);
  }

  private static void whole(
      String name, long least, long most, LongFunction<Object> convert, Class<?>... types) {
    add(new WholeShape(name, least, most, convert), types);
  }

  private static void add(Shape shape, Class<?>... types) {
    for (Class<?> type : types) {
      SHAPES.put(type, shape);
    }
  }

  private record BooleanShape() implements Shape {
    @Override
    public Json.Obj schema(Definitions definitions) {
      return Keywords.type("boolean").build();
    }

    @Override
    public @Nullable Object read(Json value, Reading at) {
      return value instanceof Json.Bool(boolean flag) ? flag : at.expected("a boolean", value);
    }
  }
}
