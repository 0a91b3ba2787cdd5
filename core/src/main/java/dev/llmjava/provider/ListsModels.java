package dev.llmjava.provider;

import dev.llmjava.Probe;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import org.jspecify.annotations.Nullable;

/** A provider that can be asked which models it has. */
public interface ListsModels extends Provider {
  /** Opens no connection. */
  ModelList modelList(ProviderContext context);

  @Override
  default @Nullable Probe probe(ProviderContext context) {
    ModelList list = modelList(context);
    return new ListProbe(list, list.endpoint().hasKey());
  }
}
