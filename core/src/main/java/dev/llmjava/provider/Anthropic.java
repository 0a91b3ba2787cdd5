package dev.llmjava.provider;

import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.wire.anthropic.AnthropicMessages;
import dev.llmjava.wire.anthropic.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Anthropic's models, as llm-anthropic lists them; any other by its id. */
public final class Anthropic implements RefreshesModels {
  static final String NAME = "anthropic";
  static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "ANTHROPIC_API_KEY");

  private static final String ADDRESS = "https://api.anthropic.com";

  /** The version of the API that the wire speaks ("Versions"). */
  private static final Map<String, String> HEADERS = Map.of("anthropic-version", "2023-06-01");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    var models = new Models(endpoint(context));
    models.add("claude-3-opus-20240229");
    models.add("claude-3-opus-latest", "claude-3-opus");
    models.add("claude-3-sonnet-20240229", "claude-3-sonnet");
    models.add("claude-3-haiku-20240307", "claude-3-haiku");
    models.add("claude-3-5-sonnet-20240620");
    models.add("claude-3-5-sonnet-20241022");
    models.add("claude-3-5-sonnet-latest", "claude-3.5-sonnet", "claude-3.5-sonnet-latest");
    models.add("claude-3-5-haiku-latest", "claude-3.5-haiku");
    models.add("claude-3-7-sonnet-20250219");
    models.add("claude-3-7-sonnet-latest", "claude-3.7-sonnet", "claude-3.7-sonnet-latest");
    models.add("claude-opus-4-0", "claude-4-opus");
    models.add("claude-sonnet-4-0", "claude-4-sonnet");
    models.add("claude-opus-4-1-20250805", "claude-opus-4.1");
    models.add("claude-sonnet-4-5", "claude-sonnet-4.5");
    models.add("claude-haiku-4-5-20251001", "claude-haiku-4.5");
    models.add("claude-opus-4-5-20251101", "claude-opus-4.5");
    models.add("claude-opus-4-6", "claude-opus-4.6");
    models.add("claude-sonnet-4-6", "claude-sonnet-4.6");
    models.add("claude-opus-4-7", "claude-opus-4.7");
    models.add("claude-opus-4-8", "claude-opus-4.8");
    models.add("claude-fable-5", "claude-fable-5");
    models.add("claude-sonnet-5", "claude-sonnet-5");
    return models.entries;
  }

  @Override
  public Model model(String id, ProviderContext context) {
    return model(id, endpoint(context));
  }

  /** How to speak to the model that Anthropic knows by an id. */
  public static Dialect dialect(String provider, String id) {
    AnthropicFamily family = AnthropicFamily.of(id);
    return new Dialect(provider, id, family.mostTokens(), family.abilities());
  }

  private static Model model(String id, Endpoint endpoint) {
    String name = NAME + "/" + id;
    return new HttpModel(
        name,
        endpoint,
        new AnthropicMessages(dialect(NAME, id)),
        new AnthropicModelInfo(name, AnthropicFamily.of(id)));
  }

  @Override
  public ModelList modelList(ProviderContext context) {
    return new ModelList(endpoint(context), "v1/models?limit=1000", "data", "id");
  }

  private static Endpoint endpoint(ProviderContext context) {
    return new Endpoint(
        NAME, address(context), Credential.header("x-api-key", KEY), HEADERS, context);
  }

  /**
   * {@code ANTHROPIC_BASE_URL} is the host alone, as in Anthropic's own clients; the version that
   * some add to it is left out.
   */
  private static String address(ProviderContext context) {
    String other = context.variable("ANTHROPIC_BASE_URL");
    if (other == null) {
      return ADDRESS;
    }
    String base = other.endsWith("/") ? other.substring(0, other.length() - 1) : other;
    return base.endsWith("/v1") ? base.substring(0, base.length() - "/v1".length()) : base;
  }

  private record Models(Endpoint endpoint, List<Entry> entries) {
    Models(Endpoint endpoint) {
      this(endpoint, new ArrayList<>());
    }

    void add(String id, String... aliases) {
      entries.add(Entry.of(model(id, endpoint), aliases));
    }
  }
}
