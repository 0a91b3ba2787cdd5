package dev.llmjava.cli;

import dev.llmjava.LlmException;
import dev.llmjava.Option;
import dev.llmjava.Options;
import dev.llmjava.json.Json;
import java.util.List;
import java.util.Map;

/** Checks what was typed for a model's options; the error names what was meant, perhaps. */
final class TypedOptions {
  private TypedOptions() {}

  /**
   * The values, of the right types.
   *
   * @throws LlmException.InvalidOptions as {@link Options#parse} does
   */
  static Json.Obj parse(Options options, Map<String, String> typed) {
    try {
      return options.parse(typed);
    } catch (LlmException.InvalidOptions e) {
      throw new LlmException.InvalidOptions(e.getMessage() + hint(options, typed));
    }
  }

  private static String hint(Options options, Map<String, String> typed) {
    List<String> known = options.all().stream().map(Option::name).toList();
    for (String name : typed.keySet()) {
      String phrase = known.contains(name) ? "" : Suggestions.phrase(name, known);
      if (!phrase.isEmpty()) {
        return "\n " + phrase;
      }
    }
    return "";
  }
}
