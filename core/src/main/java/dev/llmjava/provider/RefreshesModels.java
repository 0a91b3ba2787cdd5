package dev.llmjava.provider;

import dev.llmjava.Model;
import dev.llmjava.ModelSource;
import dev.llmjava.ProviderContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A provider whose list of models is fetched when the user wants it and kept. The models of the
 * list are then found like others.
 */
public interface RefreshesModels extends ListsModels {
  @Override
  default ModelSource modelSource(ProviderContext context) {
    return modelList(context);
  }

  /** The models of the list that was fetched last and are not among those known without it. */
  @Override
  default List<Entry> discovered(ProviderContext context) {
    Set<String> fetched = context.fetchedModels(name()).fields().keySet();
    if (fetched.isEmpty()) {
      return List.of();
    }
    var known = new HashSet<String>();
    for (Entry entry : models(context)) {
      known.add(entry.model().id());
    }
    var found = new ArrayList<Entry>();
    for (String id : fetched) {
      if (!known.contains(id) && !known.contains(name() + "/" + id)) {
        Model model = model(id, context);
        if (model != null) {
          found.add(Entry.of(model));
        }
      }
    }
    return found;
  }
}
