package dev.llmjava.chat;

import dev.llmjava.Exchange;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Option;
import dev.llmjava.Options;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.ToolModel;
import java.util.ArrayList;
import java.util.List;

/** A model that takes these options, has tools, and no structured output. */
final class SettingsModel implements Model {
  private final List<Option> options = new ArrayList<>();
  private final ToolModel answers;
  private final List<ServerTool.Kind> serverTools = new ArrayList<>();

  SettingsModel() {
    this(new ToolModel(ToolModel.says("x")));
  }

  SettingsModel(String... options) {
    this();
    for (String option : options) {
      option(option, new Option.Kind.Text());
    }
  }

  SettingsModel(ToolModel.Answer... answers) {
    this(new ToolModel(answers));
  }

  private SettingsModel(ToolModel answers) {
    this.answers = answers;
  }

  SettingsModel option(String name, Option.Kind kind) {
    options.add(new Option(name, kind, ""));
    return this;
  }

  SettingsModel serverTool(ServerTool.Kind kind) {
    serverTools.add(kind);
    return this;
  }

  List<Prompt> prompts() {
    return answers.prompts();
  }

  List<String> options() {
    return prompts().stream().map(prompt -> prompt.options().toString()).toList();
  }

  @Override
  public String id() {
    return "settings";
  }

  @Override
  public ModelInfo info() {
    return ModelInfo.of("Settings: settings")
        .withFeatures(ModelInfo.Feature.TOOLS)
        .withOptions(new Options(options))
        .withServerTools(serverTools);
  }

  @Override
  public Exchange open(Prompt prompt) {
    return answers.open(prompt);
  }
}
