package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Probe;
import dev.llmjava.ProviderContext;
import dev.llmjava.json.Json;
import dev.llmjava.wire.ollama.OllamaChat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Models that an Ollama server has, on this machine or where {@code OLLAMA_HOST} says. They go by
 * the names of the plugin llm-ollama: {@code llama3:latest}, and {@code llama3} for short. {@code
 * ollama/llama3} is asked without looking whether it is there.
 */
public final class Ollama implements ListsModels {
  private static final String NAME = "ollama";
  private static final ModelInfo.KeyName KEY = new ModelInfo.KeyName(NAME, "OLLAMA_API_KEY");
  private static final Duration LIMIT = Duration.ofSeconds(1);

  @Override
  public String name() {
    return NAME;
  }

  /** None that everybody has. */
  @Override
  public List<Entry> models(ProviderContext context) {
    return List.of();
  }

  @Override
  public Model model(String id, ProviderContext context) {
    return model(NAME + "/" + id, id, new OllamaModelInfo(id, Json.Obj.EMPTY), endpoint(context));
  }

  @Override
  public ModelList modelList(ProviderContext context) {
    return new ModelList(endpoint(context), "api/tags", "models", "name");
  }

  @Override
  public Probe probe(ProviderContext context) {
    return new ListProbe(modelList(context), OllamaHost.isNamed(context));
  }

  /** Nobody needs to hear that no server is running. */
  @Override
  public List<Entry> discovered(ProviderContext context) {
    try {
      ModelList list = modelList(context);
      return entries(list, list.models(list.fetch(LIMIT)));
    } catch (LlmException e) {
      return List.of();
    }
  }

  private static List<Entry> entries(ModelList list, List<Json.Obj> models) {
    var tags = new OllamaTags();
    models.forEach(model -> tags.add(String.valueOf(list.idOf(model)), model));
    var entries = new ArrayList<Entry>();
    for (OllamaTags.Tagged tagged : tags.all()) {
      String id = tagged.names().getFirst();
      List<String> aliases = tagged.names().subList(1, tagged.names().size());
      var info = new OllamaModelInfo(id, tagged.listed());
      if (info.answers()) {
        entries.add(new Entry(model(id, id, info, list.endpoint()), aliases));
      }
    }
    return entries;
  }

  private static Model model(String id, String name, OllamaModelInfo info, Endpoint endpoint) {
    return new HttpModel(id, endpoint, new OllamaChat(NAME, name), info);
  }

  /** The key is for ollama.com, and for a server that somebody else guards. */
  private static Endpoint endpoint(ProviderContext context) {
    OllamaHost host = OllamaHost.of(context);
    return new Endpoint(
        NAME, host.base(), Credential.bearer(KEY).ifKnown(), host.headers(context), context);
  }
}
