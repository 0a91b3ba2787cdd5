package dev.llmjava.provider;

import static dev.llmjava.provider.OpenAiModelInfo.Ability.SCHEMAS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.STREAMS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.TOOLS;
import static dev.llmjava.provider.OpenAiModelInfo.Ability.VISION;

import dev.llmjava.ModelInfo;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.provider.OpenAiModelInfo.Ability;
import dev.llmjava.wire.chatcompletions.ChatCompletions;
import dev.llmjava.wire.chatcompletions.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the models of a vendor that speaks chat completions have in common. They are named {@code
 * vendor/id}.
 *
 * @param title what lists call the vendor
 * @param endpoint named as the vendor is
 * @param key which one it needs
 * @param dialect of no model in particular
 * @param abilities of its models, as far as nobody knows better
 */
record Vendor(
    String title,
    Endpoint endpoint,
    ModelInfo.KeyName key,
    Dialect dialect,
    Set<Ability> abilities) {
  private static final Set<Ability> ALL = Set.of(STREAMS, SCHEMAS, TOOLS, VISION);

  /** One that does all that most do, and speaks as most do. */
  static Vendor of(String title, Endpoint endpoint, ModelInfo.KeyName key) {
    return new Vendor(title, endpoint, key, Dialect.of(endpoint.provider(), ""), ALL);
  }

  /** One that a key is sent to in the usual way. */
  static Vendor of(String title, String base, ModelInfo.KeyName key, ProviderContext context) {
    var endpoint = new Endpoint(key.name(), base, Credential.bearer(key), Map.of(), context);
    return of(title, endpoint, key);
  }

  Vendor with(Dialect other) {
    return new Vendor(title, endpoint, key, other, abilities);
  }

  Vendor withAbilities(Ability... all) {
    return new Vendor(title, endpoint, key, dialect, Set.of(all));
  }

  HttpModel model(String id) {
    return model(id, endpoint);
  }

  /** A model that is asked somewhere else than the others. */
  HttpModel model(String id, Endpoint at) {
    String name = endpoint.provider() + "/" + id;
    return new HttpModel(
        name, at, new ChatCompletions(dialect.withModel(id)), new VendorModelInfo(this, name));
  }

  /** Models without other names. */
  List<Provider.Entry> entries(String... ids) {
    var entries = new ArrayList<Provider.Entry>(ids.length);
    for (String id : ids) {
      entries.add(Provider.Entry.of(model(id)));
    }
    return entries;
  }
}
