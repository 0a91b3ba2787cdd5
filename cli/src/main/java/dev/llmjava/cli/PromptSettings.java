package dev.llmjava.cli;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.PromptBuilder;
import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All of a prompt but what is said in it and the tools: checked before anybody is asked for it. */
final class PromptSettings {
  private final Model model;
  private final Arguments arguments;
  private final Json.Obj options;
  private final Json.@Nullable Obj schema;

  PromptSettings(Model model, Arguments arguments, Session session, Logging logging) {
    this.model = model;
    this.arguments = arguments;
    this.options = options(model, arguments, session);
    this.schema = PromptSchema.of(model, arguments, session, logging);
  }

  /** What was given now wins over what is stored for the model. */
  private static Json.Obj options(Model model, Arguments arguments, Session session) {
    Map<String, String> stored = stored(model, session);
    var typed = new LinkedHashMap<>(stored);
    typed.putAll(arguments.pairs("option"));
    try {
      return TypedOptions.parse(model.info().options(), typed);
    } catch (LlmException.InvalidOptions e) {
      stored.keySet().removeAll(arguments.pairs("option").keySet());
      throw isValid(model, stored) ? e : new LlmException.InvalidOptions(told(model, e));
    }
  }

  private static Map<String, String> stored(Model model, Session session) {
    var stored = new LinkedHashMap<String, String>();
    session
        .directory()
        .modelOptions(model.id())
        .fields()
        .forEach((name, value) -> stored.put(name, typed(value)));
    return stored;
  }

  private static boolean isValid(Model model, Map<String, String> options) {
    try {
      model.info().options().parse(options);
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

  /** A stored value as the user typed it, or would have typed it. */
  static String typed(Json value) {
    return value instanceof Json.Str text ? text.value() : value.toString();
  }

  PromptBuilder into(PromptBuilder prompt) {
    options.fields().forEach(prompt::option);
    return prompt
        .schema(schema)
        .key(arguments.value("key"))
        .hideReasoning(hidesReasoning(arguments))
        .stream(!waitsForAll());
  }

  static boolean hidesReasoning(Arguments arguments) {
    return arguments.has("hide-reasoning") || arguments.has("no-reasoning");
  }

  private boolean waitsForAll() {
    return arguments.has("no-stream")
        || arguments.has("extract")
        || arguments.has("extract-last")
        || arguments.has("json")
        || !model.info().supports(ModelInfo.Feature.STREAMING);
  }
}
