package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A number.
 *
 * @param convert from a Long, a BigInteger or a Double; null when it does not fit
 */
record RealShape(String type, Function<Number, @Nullable Object> convert) implements Shape {
  private static final Json.Obj SCHEMA = Keywords.type("number").build();

  @Override
  public Json.Obj schema(Definitions definitions) {
    return SCHEMA;
  }

  @Override
  public @Nullable Object read(Json value, Reading at) {
    if (!(value instanceof Json.Num(Number number))) {
      return at.expected("a number", value);
    }
    Object converted = convert.apply(number);
    return converted == null ? at.expected("a number that fits in " + type, value) : converted;
  }

  static @Nullable Object toDouble(Number number) {
    double value = number.doubleValue();
    return Double.isFinite(value) ? value : null;
  }

  static @Nullable Object toFloat(Number number) {
    float value = number.floatValue();
    return Float.isFinite(value) ? value : null;
  }

  /** Of a fraction the digits that JSON has for it: {@code 0.1}, not the binary number near it. */
  static Object toDecimal(Number number) {
    return switch (number) {
      case BigInteger whole -> new BigDecimal(whole);
      case Long whole -> BigDecimal.valueOf(whole);
      default -> BigDecimal.valueOf(number.doubleValue());
    };
  }
}
