package dev.llmjava.provider;

import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import java.util.List;

/** Models that need no network and no key. */
public final class Offline implements Provider {
  @Override
  public String name() {
    return "offline";
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return List.of(Entry.of(new EchoModel()), Entry.of(new MarkovModel()));
  }
}
