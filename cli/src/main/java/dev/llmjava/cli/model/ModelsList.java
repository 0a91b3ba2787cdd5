package dev.llmjava.cli.model;

import dev.llmjava.Llm;
import dev.llmjava.ModelInfo;
import dev.llmjava.Provider;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.ArrayList;
import java.util.List;

/** {@code llm models list} */
public final class ModelsList implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm models list", "List models")
        .flag("Show what each model takes and can do", "--options")
        .flag("Only models that can be asked with --async", "--async")
        .flag("Only models that support schemas", "--schemas")
        .flag("Only models that support tools", "--tools")
        .flag("Print JSON", "--json")
        .texts("Only models that match all of these strings", "-q", "--query")
        .texts("Only these models, by id or alias", "-m", "--model")
        .completing(Completion.MODELS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    var chosen = new ArrayList<Provider.Entry>();
    for (Provider.Entry entry : session.llm().models()) {
      if (wanted(entry, arguments)) {
        chosen.add(entry);
      }
    }
    if (arguments.has("json")) {
      session.out().println(json(chosen, arguments.has("options"), session.llm()));
      return 0;
    }
    var blocks = new ModelBlock();
    for (Provider.Entry entry : chosen) {
      session.out().print(arguments.has("options") ? blocks.of(entry) : ModelBlock.line(entry));
    }
    boolean all =
        arguments.values("query").isEmpty()
            && arguments.values("model").isEmpty()
            && !arguments.has("options")
            && !arguments.has("schemas");
    if (all) {
      session.out().println("Default: " + session.llm().defaultModel());
    }
    return 0;
  }

  private static boolean wanted(Provider.Entry entry, Arguments arguments) {
    ModelInfo info = entry.model().info();
    List<String> named = arguments.values("model");
    return (!arguments.has("async") || info.supports(ModelInfo.Feature.ASYNC))
        && (!arguments.has("schemas") || info.supports(ModelInfo.Feature.SCHEMAS))
        && (!arguments.has("tools") || info.supports(ModelInfo.Feature.TOOLS))
        && ModelSearch.matches(entry, arguments.values("query"))
        && (named.isEmpty()
            || named.contains(entry.model().id())
            || entry.aliases().stream().anyMatch(named::contains));
  }

  private static String json(List<Provider.Entry> entries, boolean options, Llm llm) {
    return Json.array(entries.stream().map(entry -> json(entry, options, llm)).toList())
        .format(JsonStyle.PYTHON_INDENTED);
  }

  /** LLM's keys first, then what is public about the model. */
  private static Json json(Provider.Entry entry, boolean options, Llm llm) {
    ModelInfo info = entry.model().info();
    var json =
        Json.object()
            .put("model_id", entry.model().id())
            .put("aliases", strings(entry.aliases()))
            .put("can_stream", info.supports(ModelInfo.Feature.STREAMING))
            .put("supports_schema", info.supports(ModelInfo.Feature.SCHEMAS))
            .put("supports_tools", info.supports(ModelInfo.Feature.TOOLS))
            .put("supports_async", info.supports(ModelInfo.Feature.ASYNC))
            .put("attachment_types", strings(info.attachmentTypes().stream().sorted().toList()))
            .put("server_side_tools", serverTools(info));
    if (options) {
      json.put("options", OptionSchema.of(info.options()));
    }
    return json.putAll(llm.facts(entry.model()).toJson()).build();
  }

  private static Json serverTools(ModelInfo info) {
    return Json.array(
        info.serverTools().stream()
            .map(
                tool ->
                    Json.object()
                        .put("name", tool.displayName())
                        .put("plugin", Json.Null.NULL)
                        .build())
            .toList());
  }

  private static Json strings(List<String> texts) {
    return Json.array(texts.stream().map(Json::of).toList());
  }
}
