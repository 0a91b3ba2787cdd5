package dev.llmjava.provider;

import static dev.llmjava.provider.GeminiModelInfo.Thinking.BUDGET;
import static dev.llmjava.provider.GeminiModelInfo.Thinking.LEVEL;
import static dev.llmjava.provider.GeminiModelInfo.Thinking.LEVEL_OR_LESS;
import static dev.llmjava.provider.GeminiModelInfo.Thinking.NONE;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo.KeyName;
import dev.llmjava.ProviderContext;
import dev.llmjava.provider.GeminiModelInfo.Thinking;
import dev.llmjava.wire.gemini.Dialect;
import dev.llmjava.wire.gemini.GenerateContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Google's Gemini API, with the models that llm-gemini 0.33 lists. */
public final class Gemini implements RefreshesModels {
  static final String NAME = "gemini";

  private static final String ADDRESS = "https://generativelanguage.googleapis.com";
  private static final String VARIABLE = "LLM_GEMINI_KEY";

  /** Those of Google's own clients. */
  private static final String[] OTHER_VARIABLES = {"GEMINI_API_KEY", "GOOGLE_API_KEY"};

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    var models = new Models(endpoint(context), key(context), new ArrayList<>());
    models.add("gemini-2.5-flash", BUDGET);
    models.add("gemini-flash-latest", BUDGET);
    models.add("gemini-flash-lite-latest", BUDGET);
    models.add("gemini-3-flash-preview", LEVEL_OR_LESS);
    models.add("gemini-3.1-pro-preview", LEVEL);
    models.add("gemini-3.1-pro-preview-customtools", LEVEL);
    models.add("gemini-3.1-flash-lite-preview", LEVEL_OR_LESS);
    models.add("gemma-4-26b-a4b-it", NONE);
    models.add("gemma-4-31b-it", NONE);
    models.add("gemini-3.1-flash-lite", LEVEL_OR_LESS);
    models.add("gemini-3.5-flash", LEVEL_OR_LESS);
    models.add("gemini-3.6-flash", LEVEL_OR_LESS);
    models.add("gemini-3.5-flash-lite", LEVEL_OR_LESS);
    models.add("gemini-3.7-flash", LEVEL);
    return models.entries;
  }

  @Override
  public Model model(String id, ProviderContext context) {
    return new Models(endpoint(context), key(context), List.of())
        .model(id, GeminiModelInfo.thinking(id));
  }

  @Override
  public ModelList modelList(ProviderContext context) {
    return new ModelList(endpoint(context), "v1beta/models?pageSize=1000", "models", "name");
  }

  private static Endpoint endpoint(ProviderContext context) {
    String other = context.variable("GOOGLE_GEMINI_BASE_URL");
    return new Endpoint(
        NAME,
        other == null ? ADDRESS : other,
        Credential.header("x-goog-api-key", key(context)),
        Map.of(),
        context);
  }

  /** With the first of the variables that is set, else with llm-gemini's. */
  private static KeyName key(ProviderContext context) {
    if (context.variable(VARIABLE) == null) {
      for (String other : OTHER_VARIABLES) {
        if (context.variable(other) != null) {
          return new KeyName(NAME, other);
        }
      }
    }
    return new KeyName(NAME, VARIABLE);
  }

  private record Models(Endpoint endpoint, KeyName key, List<Entry> entries) {
    void add(String id, Thinking thinking) {
      entries.add(Entry.of(model(id, thinking), id));
    }

    Model model(String id, Thinking thinking) {
      String name = NAME + "/" + id;
      return new HttpModel(
          name,
          endpoint,
          new GenerateContent(Dialect.of(NAME, id)),
          new GeminiModelInfo("GeminiPro: " + name, thinking, key));
    }
  }
}
