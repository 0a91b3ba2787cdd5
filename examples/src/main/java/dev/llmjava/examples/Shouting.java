package dev.llmjava.examples;

import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.Model;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.ProviderData;
import dev.llmjava.Usage;
import java.util.List;
import java.util.Locale;

/** A plugin: a provider with one model, which repeats what it hears in capitals. */
public final class Shouting implements Provider {
  @Override
  public String name() {
    return "shouting";
  }

  @Override
  public List<Entry> models(ProviderContext context) {
    return List.of(Entry.of(new Shout(), "loud"));
  }

  // region model
  record Shout() implements Model {
    @Override
    public String id() {
      return "shout";
    }

    @Override
    public Exchange open(Prompt prompt) {
      return new Exchange() {
        @Override
        public boolean step(PartSink out) {
          out.text("text", prompt.messages().getLast().text().toUpperCase(Locale.ROOT));
          out.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
          return false;
        }

        @Override
        public void close() {}
      };
    }
  }
  // endregion
}
