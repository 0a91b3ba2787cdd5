package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A whole number within bounds; {@code 3.0} is one too, as JSON Schema has it.
 *
 * @param type what the bounds are those of, for errors: {@code an int}
 */
record WholeShape(String type, long least, long most, LongFunction<Object> convert)
    implements Shape {
  private static final Json.Obj SCHEMA = Keywords.type("integer").build();

  @Override
  public Json.Obj schema(Definitions definitions) {
    return SCHEMA;
  }

  @Override
  public @Nullable Object read(Json value, Reading at) {
    BigInteger whole = whole(value);
    if (whole == null) {
      return at.expected("a whole number", value);
    }
    if (whole.bitLength() >= Long.SIZE || whole.longValue() < least || whole.longValue() > most) {
      return at.expected("a whole number that fits in " + type, value);
    }
    return convert.apply(whole.longValue());
  }

  /** Null for anything else. */
  private static @Nullable BigInteger whole(Json value) {
    return switch (value) {
      case Json.Num(Long number) -> BigInteger.valueOf(number);
      case Json.Num(BigInteger number) -> number;
      case Json.Num(Double number) when number == Math.rint(number) ->
          new BigDecimal(number).toBigInteger();
      default -> null;
    };
  }

  /** A whole number without bounds. */
  record Big() implements Shape {
    @Override
    public Json.Obj schema(Definitions definitions) {
      return SCHEMA;
    }

    @Override
    public @Nullable Object read(Json value, Reading at) {
      BigInteger whole = whole(value);
      return whole == null ? at.expected("a whole number", value) : whole;
    }
  }
}
