package dev.llmjava.provider;

import dev.llmjava.Model;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;

/** A provider whose models are those of a {@link Vendor}. */
interface OfVendor extends Provider {
  /** Where the vendor is, and its habits. Opens no connection. */
  Vendor vendor(ProviderContext context);

  @Override
  default Model model(String id, ProviderContext context) {
    return vendor(context).model(id);
  }
}
