package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;

/**
 * The arguments of a tool call as an object, whatever the model wrote: nothing is {@code {}}, and
 * so is {@code null}, which models write for a tool without parameters; text that does not parse is
 * {@code {"_raw": text}} and must never be run, a plain string is the input of a free-form tool,
 * {@code {"input": text}}.
 */
final class ToolArguments {
  static final String RAW = "_raw";

  private ToolArguments() {}

  static Json.Obj parse(String input) {
    try {
      return require(input);
    } catch (JsonException e) {
      return Json.object().put(RAW, input).build();
    }
  }

  /** The same, for running: throws {@link JsonException} for text that is no object. */
  static Json.Obj require(String input) {
    if (input.isBlank()) {
      return Json.Obj.EMPTY;
    }
    return switch (Json.parse(input)) {
      case Json.Obj object -> object;
      case Json.Str(String text) -> Json.object().put("input", text).build();
      case Json.Null none -> Json.Obj.EMPTY;
      default -> Json.parseObject(input); // says what came instead
    };
  }
}
