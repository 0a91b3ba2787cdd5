package dev.llmjava.cli.prompt;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.PromptBuilder;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.model.TypedOptions;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** All of a prompt but what is said in it and the tools: checked before anybody is asked for it. */
public final class PromptSettings {
  private final Model model;
  private final Arguments arguments;
  private final Json.Obj options;
  private final Json.@Nullable Obj schema;

  public PromptSettings(Model model, Arguments arguments, Session session, Logging logging) {
    this(
        model,
        arguments,
        options(model, session.directory().modelOptions(model.id()), arguments),
        PromptSchema.of(model, arguments, session, logging));
  }

  private PromptSettings(
      Model model, Arguments arguments, Json.Obj options, Json.@Nullable Obj schema) {
    this.model = model;
    this.arguments = arguments;
    this.options = options;
    this.schema = schema;
  }

  /** Of a model that only shares its name with those that options are stored for. */
  public static PromptSettings unstored(
      Model model, Arguments arguments, Session session, Logging logging) {
    return new PromptSettings(
        model,
        arguments,
        options(model, Json.Obj.EMPTY, arguments),
        PromptSchema.of(model, arguments, session, logging));
  }

  /** What was given now wins over what is stored for the model. */
  private static Json.Obj options(Model model, Json.Obj stored, Arguments arguments) {
    var kept = new LinkedHashMap<String, String>();
    stored.fields().forEach((name, value) -> kept.put(name, TypedOptions.typed(value)));
    return TypedOptions.parse(model, kept, arguments.pairs("option"));
  }

  public boolean hasSchema() {
    return schema != null;
  }

  public PromptBuilder into(PromptBuilder prompt) {
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
