package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo;
import dev.llmjava.ModelInfo.Feature;
import dev.llmjava.Option;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.StreamEvent.Warning;
import dev.llmjava.Tool;
import dev.llmjava.UnsupportedOptions;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A prompt as a model takes it. What the model does not take at all is an error before anything is
 * sent; options can be left out instead, with a warning.
 */
final class TakenPrompt {
  private final String model;
  private final Supplier<ModelInfo> info;
  private final Prompt prompt;
  private final List<Warning> warnings = new ArrayList<>();

  /**
   * @param info asked for when something in the prompt depends on it
   * @throws LlmException.Setup for what the model does not take
   */
  TakenPrompt(String model, Supplier<ModelInfo> info, Prompt prompt) {
    this.model = model;
    this.info = info;
    if (!prompt.tools().isEmpty()) {
      require(Feature.TOOLS, "tools");
      tool(prompt);
    }
    if (prompt.schema() != null) {
      require(Feature.SCHEMAS, "schemas");
    }
    if (!prompt.serverTools().isEmpty()) {
      serverTools(prompt);
    }
    this.prompt = prompt.options().isEmpty() ? prompt : options(prompt);
  }

  Prompt prompt() {
    return prompt;
  }

  /** What was left out. */
  List<Warning> warnings() {
    return warnings;
  }

  private void require(Feature feature, String what) {
    if (!info.get().supports(feature)) {
      throw new LlmException.Setup(info.get().displayName() + " does not support " + what);
    }
  }

  private static void tool(Prompt prompt) {
    List<String> names = prompt.tools().stream().map(Tool::name).toList();
    String name = prompt.toolChoice().tool();
    if (name != null && !names.contains(name)) {
      throw new LlmException.Setup(
          "the tool to call, \"" + name + "\", is not in the prompt, which has " + quoted(names));
    }
  }

  private void serverTools(Prompt prompt) {
    List<ServerTool.Kind> kinds = info.get().serverTools();
    for (ServerTool tool : prompt.serverTools()) {
      if (kinds.stream().noneMatch(kind -> kind.covers(tool.type()))) {
        throw new LlmException.Setup(
            "Model '"
                + model
                + "' does not support server-side tool '"
                + tool.type()
                + "' - it runs "
                + (kinds.isEmpty() ? "none" : names(kinds)));
      }
    }
  }

  private static String names(List<ServerTool.Kind> kinds) {
    return kinds.stream()
        .map(kind -> kind.isOpen() ? "others by the types in its manual" : "'" + kind.name() + "'")
        .collect(Collectors.joining(", "));
  }

  private Prompt options(Prompt asked) {
    List<String> known = info.get().options().all().stream().map(Option::name).toList();
    Prompt taken = asked;
    for (String name : asked.options().fields().keySet()) {
      boolean sent = !(asked.options().get(name) instanceof Json.Null);
      if (sent && !known.contains(name) && !asked.extras().contains(name)) {
        if (asked.unsupportedOptions() == UnsupportedOptions.FAIL) {
          throw new LlmException.Setup(refusal(name, known));
        }
        warnings.add(new Warning(name, "left out: " + model + " does not take this option"));
        taken = taken.toBuilder().withoutOption(name).build();
      }
    }
    return taken;
  }

  private String refusal(String name, List<String> known) {
    List<String> near = NearNames.of(name, known);
    String others = quoted(near.isEmpty() ? known : near);
    return model
        + " does not take the option \""
        + name
        + "\" - "
        + (known.isEmpty() ? "it takes none" : "it takes " + others)
        + "; a field of the provider's own is set as an extra";
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
  }
}
