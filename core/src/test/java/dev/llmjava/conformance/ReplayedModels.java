package dev.llmjava.conformance;

import dev.llmjava.Llm;
import dev.llmjava.Model;
import dev.llmjava.Provider;
import dev.llmjava.ProviderContext;
import dev.llmjava.UserDirectory;
import dev.llmjava.http.HttpSettings;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.json.Json;
import dev.llmjava.provider.OpenAiCompatible;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Models of recorded exchanges, through the same door as a user's own. */
final class ReplayedModels implements AutoCloseable {
  /** The {@code model_id} of a model that is described as users describe their own. */
  static final String ID = "recorded";

  private final HttpTransport transport;
  private final Path directory;

  ReplayedModels(Path directory) {
    this(directory, Duration.ofSeconds(20));
  }

  /** Models that wait no longer than {@code patience}, and ask once. */
  ReplayedModels(Path directory, Duration patience) {
    this.directory = directory;
    transport =
        HttpTransport.create(
            HttpSettings.STANDARD.withTimeouts(patience).withRetries(0, Duration.ofMillis(1)));
  }

  /** The model that an item of {@code extra-openai-models.yaml} describes. */
  Model compatible(Json.Obj item) {
    return of(new Only(item), Map.of(), ID);
  }

  /**
   * A model of a provider.
   *
   * @param environment with the key and the base URL
   */
  Model of(Provider provider, Map<String, String> environment, String name) {
    return Llm.builder()
        .environment(environment)
        .directory(new UserDirectory(directory))
        .providers(List.of(provider))
        .share(HttpTransport.class, transport)
        .build()
        .model(name);
  }

  @Override
  public void close() {
    transport.close();
  }

  private record Only(Json.Obj item) implements Provider {
    @Override
    public String name() {
      return ID;
    }

    @Override
    public List<Entry> models(ProviderContext context) {
      return List.of(OpenAiCompatible.entry(item, context));
    }
  }
}
