package dev.llmjava.wire.anthropic;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An option that is a list of texts: as an array, as the JSON of one, or as one text. */
final class TextList {
  private TextList() {}

  /**
   * The option as an array; null when it is not set.
   *
   * @throws LlmException.Setup for anything else
   */
  static @Nullable Json of(Json.Obj options, String name) {
    if (!options.has(name)) {
      return null;
    }
    Json value = options.get(name);
    if (value instanceof Json.Str(String text)) {
      value = text.strip().startsWith("[") ? parsed(text) : Json.array(List.of(value));
    }
    if (value instanceof Json.Arr(List<Json> items)
        && items.stream().allMatch(Json.Str.class::isInstance)) {
      return value;
    }
    throw new LlmException.Setup(
        name
            + " must be a text or a JSON list of texts, such as [\"one\", \"two\"], not \""
            + options.get(name)
            + "\"");
  }

  private static @Nullable Json parsed(String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      return null;
    }
  }
}
