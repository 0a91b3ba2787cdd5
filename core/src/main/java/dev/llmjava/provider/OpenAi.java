package dev.llmjava.provider;

import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import java.util.List;

/** OpenAI's own models. */
public final class OpenAi implements Provider {
  @Override
  public String name() {
    return "openai";
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return List.of();
  }
}
