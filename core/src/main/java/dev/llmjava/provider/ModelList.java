package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.ModelSource;
import dev.llmjava.http.JsonDocument;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider says which models it has.
 *
 * @param path of the list, below the endpoint's base
 * @param items the field that holds the models: {@code data}, or {@code models}
 * @param name the field of a model that it is asked for by: {@code id}, or {@code name}
 */
public record ModelList(Endpoint endpoint, String path, String items, String name)
    implements ModelSource {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Far more than anybody has: whoever goes on after that goes round in circles. */
  private static final int MOST_PAGES = 100;

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
    return fetch(limit, null);
  }

  /**
   * The same with a key.
   *
   * @param key or the name of a stored one; null for the one that is usual
   */
  public Json.Obj fetch(Duration limit, @Nullable String key) {
    return JsonDocument.fetch(
        endpoint.transport(), endpoint.provider(), endpoint.get(path, key), limit);
  }

  /** All pages of it. Models that do not answer in text, such as those for embeddings, are left. */
  @Override
  public Json.Obj fetch() {
    var found = Json.object();
    ModelList page = this;
    for (int i = 0; i < MOST_PAGES; i++) {
      Json.Obj list = page.fetch(LIMIT);
      page.addTo(found, list);
      ModelList next = after(list);
      if (next == null) {
        return found.build();
      }
      page = next;
    }
    throw broken("a list of models without an end");
  }

  private void addTo(ObjectBuilder found, Json.Obj list) {
    if (!(list.get(items) instanceof Json.Arr)) {
      throw noList();
    }
    for (Json.Obj item : models(list)) {
      var model = new ListedModel(Objects.requireNonNull(idOf(item)), item);
      if (model.answersInText()) {
        found.put(model.id(), model.facts().toJson());
      }
    }
  }

  /**
   * That the answer has what was asked for: some send errors as if all were well.
   *
   * @throws LlmException.BrokenOff when it has not
   */
  void check(Json.Obj answer) {
    Json sent = answer.get(items);
    if (!(sent instanceof Json.Arr) && !(sent instanceof Json.Obj)) {
      throw noList();
    }
  }

  private LlmException noList() {
    return broken("no list of models, but JSON without \"" + items + "\"");
  }

  private LlmException broken(String sent) {
    return new LlmException.BrokenOff(endpoint.provider() + " sent " + sent, null);
  }

  /** The next page, as Anthropic and as Google number them; null when this was the last. */
  private @Nullable ModelList after(Json.Obj list) {
    String last = list.isTrue("has_more") ? list.string("last_id") : null;
    if (last != null) {
      return page("after_id", last);
    }
    String token = list.string("nextPageToken");
    return token == null || token.isEmpty() ? null : page("pageToken", token);
  }

  private ModelList page(String parameter, String value) {
    String more = parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return new ModelList(endpoint, path + (path.indexOf('?') < 0 ? "?" : "&") + more, items, name);
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
