package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Models by name. A later registration takes over a name from an earlier one, as in LLM. */
final class ModelRegistry {
  private final List<Provider.Entry> entries = new ArrayList<>();
  private final Map<String, Model> byName = new LinkedHashMap<>();

  ModelRegistry(List<Provider.Entry> registered, Json.Obj userAliases) {
    for (Provider.Entry entry : registered) {
      Provider.Entry named = withUserAliases(entry, userAliases);
      entries.add(named);
      named.aliases().forEach(alias -> byName.put(alias, entry.model()));
      byName.put(entry.model().id(), entry.model());
    }
  }

  private static Provider.Entry withUserAliases(Provider.Entry entry, Json.Obj aliases) {
    var names = new ArrayList<>(entry.aliases());
    aliases
        .fields()
        .forEach(
            (alias, target) -> {
              if (target.equals(Json.of(entry.model().id()))) {
                names.add(alias);
              }
            });
    return new Provider.Entry(entry.model(), names);
  }

  Model require(String name) {
    Model model = byName.get(name);
    if (model == null) {
      throw new LlmException.UnknownModel(name);
    }
    return model;
  }

  List<Provider.Entry> entries() {
    return List.copyOf(entries);
  }
}
