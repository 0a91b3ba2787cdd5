package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is written as a string.
 *
 * @param format of JSON Schema; null for none
 * @param expected what the string must be, for errors
 * @param parse throws {@link DateTimeException} or {@link IllegalArgumentException}
 */
record TextShape(@Nullable String format, String expected, Function<String, Object> parse)
    implements Shape {
  @Override
  public Json.Obj schema(Definitions definitions) {
    return Keywords.type("string").put("format", format == null ? null : Json.of(format)).build();
  }

  @Override
  public @Nullable Object read(Json value, Reading at) {
    if (!(value instanceof Json.Str(String text))) {
      return at.expected(expected, value);
    }
    try {
      return parse.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      return at.expected(expected, value);
    }
  }

  /** One character, which JSON has no type for. */
  record One() implements Shape {
    @Override
    public Json.Obj schema(Definitions definitions) {
      return Keywords.type("string")
          .put("maxLength", Json.of(1))
          .put("minLength", Json.of(1))
          .build();
    }

    @Override
    public @Nullable Object read(Json value, Reading at) {
      return value instanceof Json.Str(String text) && text.length() == 1
          ? text.charAt(0)
          : at.expected("a single character", value);
    }
  }
}
