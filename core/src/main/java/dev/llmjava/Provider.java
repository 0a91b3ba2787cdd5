package dev.llmjava;

import java.util.List;

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
