package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.http.JsonDocument;
import dev.llmjava.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider says which models it has.
 *
 * @param path of the list, below the endpoint's base
 * @param items the field that holds the models: {@code data}, or {@code models}
 * @param name the field of a model that it is asked for by: {@code id}, or {@code name}
 */
public record ModelList(Endpoint endpoint, String path, String items, String name) {
  /** As OpenAI has it ("List models"), and with it nearly everybody. */
  public static ModelList of(Endpoint endpoint) {
    return new ModelList(endpoint, "models", "data", "id");
  }

  /**
   * The list as the provider gives it.
   *
   * @param limit for the whole request
   * @throws LlmException when there is no key, or the provider is silent, refuses or sends
   *     something else
   */
  public Json.Obj fetch(Duration limit) {
    return JsonDocument.fetch(endpoint.transport(), endpoint.provider(), endpoint.get(path), limit);
  }

  /** The models of a list that was fetched; what has no name is none. */
  public List<Json.Obj> models(Json.Obj list) {
    var models = new ArrayList<Json.Obj>();
    for (Json item : list.items(items)) {
      if (item instanceof Json.Obj model && idOf(model) != null) {
        models.add(model);
      }
    }
    return models;
  }

  /** What a model is asked for by; null when it does not say. */
  public @Nullable String idOf(Json.Obj model) {
    String id = model.string(name);
    return id == null || id.isBlank() ? null : id;
  }
}
