package dev.llmjava;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who answers: a source of models. Found by {@link java.util.ServiceLoader}; every {@link
 * Llm} has an instance of its own. A plugin jar names its implementation in its module descriptor
 * or under {@code META-INF/services}.
 */
public interface Provider {
  /**
   * The word for it in errors and in {@link ProviderData}: lower case, for example {@code openai}.
   */
  String name();

  /**
   * Its models, in the order lists show them. Opens no connection. Called once for an {@link Llm},
   * when a model is first asked for.
   */
  List<Entry> models(ProviderContext context);

  /**
   * The model that the provider knows by an id that is in no list, such as one that came out
   * yesterday: what stands behind the slash in {@code openrouter/acme/new-1}. Opens no connection.
   *
   * @return null if it takes none but its own
   */
  default @Nullable Model model(String id, ProviderContext context) {
    return null;
  }

  /**
   * Models that are only known by looking around: those of a server that runs on this machine,
   * those of a list fetched earlier. Asked for lists and for a name that is not found otherwise. It
   * is quick and quiet when there is nothing to find.
   */
  default List<Entry> discovered(ProviderContext context) {
    return List.of();
  }

  /**
   * Where it says over the network which models it has. Opens no connection; asking the source
   * does.
   *
   * @return null if nowhere, or if that is looked at each time and needs no list to be kept
   */
  default @Nullable ModelSource modelSource(ProviderContext context) {
    return null;
  }

  /**
   * How to find out whether it answers. Opens no connection; asking the probe does.
   *
   * @return null if there is no way that costs nothing
   */
  default @Nullable Probe probe(ProviderContext context) {
    return null;
  }

  /**
   * A model and the other names it goes by.
   *
   * @param aliases short names, in the order lists show them
   */
  record Entry(Model model, List<String> aliases) {
    public Entry {
      aliases = List.copyOf(aliases);
    }

    public static Entry of(Model model, String... aliases) {
      return new Entry(model, List.of(aliases));
    }
  }
}
