package dev.llmjava.cli.session;

import dev.llmjava.Model;
import dev.llmjava.ModelSource;
import dev.llmjava.Probe;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A provider that looks for no models beside those it lists, so that it opens no connection. */
record ListedProvider(Provider inner) implements Provider {
  @Override
  public String name() {
    return inner.name();
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return inner.models(context);
  }

  @Override
  public @Nullable Model model(String id, ProviderContext context) {
    return inner.model(id, context);
  }

  @Override
  public @Nullable ModelSource modelSource(ProviderContext context) {
    return inner.modelSource(context);
  }

  @Override
  public @Nullable Probe probe(ProviderContext context) {
    return inner.probe(context);
  }
}
