package dev.llmjava.cli.model;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.Option;
import dev.llmjava.Options;
import dev.llmjava.cli.text.Suggestions;
import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks what was typed for a model's options; the error names what was meant, perhaps. */
public final class TypedOptions {
  private TypedOptions() {}

  /**
   * The values, of the right types.
   *
   * @throws LlmException.InvalidOptions as {@link Options#parse} does
   */
  public static Json.Obj parse(Options options, Map<String, String> typed) {
    try {
      return options.parse(typed);
    } catch (LlmException.InvalidOptions e) {
      throw new LlmException.InvalidOptions(e.getMessage() + hint(options, typed));
    }
  }

  /**
   * The same with what is stored for the model, over which what was given wins.
   *
   * @throws LlmException.InvalidOptions which says so where it is the stored ones that do not fit
   */
  public static Json.Obj parse(Model model, Map<String, String> stored, Map<String, String> given) {
    Options options = model.info().options();
    var all = new LinkedHashMap<>(stored);
    all.putAll(given);
    try {
      return parse(options, all);
    } catch (LlmException.InvalidOptions e) {
      var kept = new LinkedHashMap<>(stored);
      kept.keySet().removeAll(given.keySet());
      throw fit(options, kept) ? e : new LlmException.InvalidOptions(told(model, e));
    }
  }

  private static boolean fit(Options options, Map<String, String> typed) {
    try {
      options.parse(typed);
      return true;
    } catch (LlmException.InvalidOptions e) {
      return false;
    }
  }

  private static String told(Model model, LlmException fault) {
    return fault.getMessage()
        + "\n  It is stored in model_options.json; 'llm models options clear "
        + model.id()
        + " NAME' removes it";
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

  /** A stored value as the user typed it, or would have typed it. */
  public static String typed(Json value) {
    return value instanceof Json.Str text ? text.value() : value.toString();
  }
}
