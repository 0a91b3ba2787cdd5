package dev.llmjava.provider;

import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;

/** A provider that can be asked which models it has. */
public interface ListsModels extends Provider {
  /** Opens no connection. */
  ModelList modelList(ProviderContext context);
}
