package dev.llmjava.provider;

import dev.llmjava.ProviderContext;

/** A {@link Vendor} that says which models it has. */
interface OfListedVendor extends OfVendor, RefreshesModels {
  @Override
  default ModelList modelList(ProviderContext context) {
    return ModelList.of(vendor(context).endpoint());
  }
}
