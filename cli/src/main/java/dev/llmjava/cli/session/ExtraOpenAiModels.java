package dev.llmjava.cli.session;

import dev.llmjava.LlmException;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.UserDirectory;
import dev.llmjava.cli.text.Yaml;
import dev.llmjava.json.Json;
import dev.llmjava.provider.OpenAiCompatible;
import java.util.ArrayList;
import java.util.List;

/** The models that the user describes in {@code extra-openai-models.yaml}. */
public record ExtraOpenAiModels(UserDirectory directory) implements Provider {
  private static final String FILE = "extra-openai-models.yaml";

  @Override
  public String name() {
    return "extra-openai-models";
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    String text = directory.read(FILE);
    if (text == null) {
      return List.of();
    }
    return switch (Yaml.parse(directory.file(FILE), text)) {
      case Json.Arr(List<Json> items) -> entries(items, context);
      case Json.Null nothing -> List.of();
      default -> throw wrong("must be a list of models");
    };
  }

  private List<Entry> entries(List<Json> items, ProviderContext context) {
    var entries = new ArrayList<Entry>();
    for (Json item : items) {
      if (!(item instanceof Json.Obj described)) {
        throw wrong("must be a list of models, each a map with model_id and model_name");
      }
      entries.add(OpenAiCompatible.entry(described, context));
    }
    return entries;
  }

  private LlmException wrong(String what) {
    return new LlmException.Setup(directory.file(FILE) + " " + what);
  }
}
