package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns one Java value into JSON. One thread, once. */
final class Writing {
  private static final Json CUT = Json.of("...");

  /** The containers around the current value, by identity. */
  private final Set<Object> open = Collections.newSetFromMap(new IdentityHashMap<>());

  Json write(@Nullable Object value) {
    return switch (value) {
      case null -> Json.Null.NULL;
      case Json json -> json;
      case CharSequence text -> Json.of(text.toString());
      case Boolean flag -> Json.of(flag);
      case Number number -> number(number);
      case Enum<?> constant -> Json.of(name(constant));
      case Path path -> Json.of(path.toString()); // an Iterable of paths, too
      case Optional<?> optional -> write(optional.orElse(null));
      case OptionalInt optional -> optional.isPresent() ? write(optional.getAsInt()) : write(null);
      case OptionalLong optional ->
          optional.isPresent() ? write(optional.getAsLong()) : write(null);
      case OptionalDouble optional ->
          optional.isPresent() ? write(optional.getAsDouble()) : write(null);
      case Record members -> inside(value, () -> members(members));
      case Map<?, ?> map -> inside(value, () -> object(map));
      case Iterable<?> items -> inside(value, () -> array(items));
      default -> value.getClass().isArray() ? inside(value, () -> array(value)) : text(value);
    };
  }

  private Json inside(Object container, Supplier<Json> content) {
    if (open.size() == Reading.DEEPEST || !open.add(container)) {
      return CUT;
    }
    Json written = content.get();
    open.remove(container);
    return written;
  }

  private static Json number(Number number) {
    return switch (number) {
      case Long n -> Json.of(n);
      case Integer n -> Json.of(n);
      case Short n -> Json.of(n);
      case Byte n -> Json.of(n);
      case BigInteger n -> new Json.Num(n);
      case Double n -> real(n, n);
      case Float n -> real(Double.parseDouble(n.toString()), n); // 0.1, not 0.10000000149011612
      case BigDecimal n -> real(n.doubleValue(), n);
      default -> Json.of(String.valueOf(number));
    };
  }

  private static Json real(double value, Number original) {
    return Double.isFinite(value) ? Json.of(value) : Json.of(original.toString());
  }

  private static String name(Enum<?> constant) {
    try {
      return Names.of(constant.getDeclaringClass().getField(constant.name()), constant.name());
    } catch (NoSuchFieldException e) {
      return constant.name();
    }
  }

  /** With seconds, which RFC 3339 demands and toString leaves out when they are zero. */
  private static Json text(Object value) {
    return Json.of(
        switch (value) {
          case OffsetDateTime time -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
          case ZonedDateTime time -> DateTimeFormatter.ISO_ZONED_DATE_TIME.format(time);
          case LocalDateTime time -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
          case OffsetTime time -> DateTimeFormatter.ISO_OFFSET_TIME.format(time);
          case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
          default -> String.valueOf(value.toString());
        });
  }

  private Json object(Map<?, ?> map) {
    var object = Json.object();
    map.forEach((key, value) -> object.put(key(key), write(value)));
    return object.build();
  }

  private static String key(@Nullable Object key) {
    return key instanceof Enum<?> constant ? name(constant) : String.valueOf(key);
  }

  private Json array(Iterable<?> items) {
    var written = new ArrayList<Json>();
    items.forEach(item -> written.add(write(item)));
    return Json.array(written);
  }

  private Json array(Object array) {
    int length = Array.getLength(array);
    List<Json> written = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      written.add(write(Array.get(array, i)));
    }
    return Json.array(written);
  }

  private Json members(Record value) {
    var object = Json.object().putIfPresent(Names.TAG, Names.tag(value.getClass()));
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Method accessor = component.getAccessor();
      if (!accessor.trySetAccessible()) {
        return text(value);
      }
      object.put(Names.of(component, component.getName()), write(call(accessor, value)));
    }
    return object.build();
  }

  private static @Nullable Object call(Method accessor, Record value) {
    try {
      return accessor.invoke(value);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read " + accessor, e);
    }
  }
}
