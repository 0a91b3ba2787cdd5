package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Models by name. A later registration takes over a name from an earlier one, as in LLM. A name
 * that is in no list is tried as {@code provider/id}, and only then are models looked for that
 * somebody has to be asked about. Safe for many threads.
 */
final class ModelRegistry {
  private final List<Provider> providers;
  private final ProviderContext context;
  private final Json.Obj userAliases;
  private final List<Provider.Entry> listed = new ArrayList<>();
  private final Map<String, Model> byName = new LinkedHashMap<>();
  private final IdentityHashMap<Model, String> owners = new IdentityHashMap<>();

  ModelRegistry(List<Provider> providers, ProviderContext context, Json.Obj userAliases) {
    this.providers = List.copyOf(providers);
    this.context = context;
    this.userAliases = userAliases;
    for (Provider provider : providers) {
      for (Provider.Entry entry : provider.models(context)) {
        Provider.Entry named = withUserAliases(entry);
        listed.add(named);
        name(named, byName);
        owners.put(entry.model(), provider.name());
      }
    }
  }

  Model require(String name) {
    Model model = byName.get(name);
    if (model == null) {
      String target = userAliases.string(name);
      model = unlisted(target == null ? name : target);
    }
    if (model == null) {
      throw new LlmException.UnknownModel(name);
    }
    return model;
  }

  /**
   * The provider of a model: who lists it, or whose name its id begins with; empty for a model that
   * was found by looking around under a name of its own.
   */
  String owner(Model model) {
    String owner = owners.get(model);
    return owner == null ? model.id().substring(0, Math.max(model.id().indexOf('/'), 0)) : owner;
  }

  /** Looks around each time: what a server on this machine has can change. */
  List<Provider.Entry> entries() {
    var all = new ArrayList<>(listed);
    all.addAll(discovered());
    return List.copyOf(all);
  }

  private @Nullable Model unlisted(String name) {
    Model listed = byName.get(name);
    Model model = listed == null ? ofProvider(name) : listed;
    if (model != null) {
      return model;
    }
    var found = new LinkedHashMap<String, Model>();
    discovered().forEach(entry -> name(entry, found));
    return found.get(name);
  }

  private @Nullable Model ofProvider(String name) {
    int slash = name.indexOf('/');
    if (slash <= 0 || slash == name.length() - 1) {
      return null;
    }
    String owner = name.substring(0, slash);
    for (Provider provider : providers) {
      if (provider.name().equals(owner)) {
        Model model = provider.model(name.substring(slash + 1), context);
        if (model != null) {
          return model;
        }
      }
    }
    return null;
  }

  private List<Provider.Entry> discovered() {
    var found = new ArrayList<Provider.Entry>();
    for (Provider provider : providers) {
      for (Provider.Entry entry : provider.discovered(context)) {
        if (!byName.containsKey(entry.model().id())) {
          found.add(withUserAliases(entry));
        }
      }
    }
    return found;
  }

  private static void name(Provider.Entry entry, Map<String, Model> names) {
    entry.aliases().forEach(alias -> names.put(alias, entry.model()));
    names.put(entry.model().id(), entry.model());
  }

  private Provider.Entry withUserAliases(Provider.Entry entry) {
    var names = new ArrayList<>(entry.aliases());
    userAliases
        .fields()
        .forEach(
            (alias, target) -> {
              if (target.equals(Json.of(entry.model().id()))) {
                names.add(alias);
              }
            });
    return new Provider.Entry(entry.model(), names);
  }
}
