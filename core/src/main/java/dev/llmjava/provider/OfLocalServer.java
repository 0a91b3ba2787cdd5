package dev.llmjava.provider;

import dev.llmjava.Probe;
import dev.llmjava.ProviderContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider that is a server which somebody runs: the one on this machine, or where its variable
 * says, and where that is set its models are listed.
 */
interface OfLocalServer extends OfVendor, ListsModels {
  LocalServer server();

  @Override
  default String name() {
    return server().name();
  }

  @Override
  default Vendor vendor(ProviderContext context) {
    return server().vendor(context);
  }

  @Override
  default List<Entry> models(ProviderContext context) {
    return List.of();
  }

  @Override
  default ModelList modelList(ProviderContext context) {
    return ModelList.of(vendor(context).endpoint());
  }

  /** As {@link #discovered}: nobody is asked who was not named. */
  @Override
  default @Nullable Probe probe(ProviderContext context) {
    return server().isNamed(context) ? new ListProbe(modelList(context), true) : null;
  }

  @Override
  default List<Entry> discovered(ProviderContext context) {
    return server().discovered(context);
  }
}
