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
  private final HttpTransport transport =
      HttpTransport.create(
          HttpSettings.STANDARD
              .withTimeouts(Duration.ofSeconds(20))
              .withRetries(0, Duration.ofMillis(1)));
  private final Path directory;

  ReplayedModels(Path directory) {
    this.directory = directory;
  }

  /** A model that speaks chat completions with whoever is at {@code base}. */
  Model chat(String name, String base) {
    Json.Obj item =
        Json.object()
            .put("model_id", "recorded")
            .put("model_name", name)
            .put("api_base", base)
            .put("supports_tools", true)
            .put("supports_schema", true)
            .put("vision", true)
            .put("audio", true)
            .put("reasoning", true)
            .build();
    return Llm.builder()
        .environment(Map.of())
        .directory(new UserDirectory(directory))
        .providers(List.of(new Only(item)))
        .share(HttpTransport.class, transport)
        .build()
        .model("recorded");
  }

  @Override
  public void close() {
    transport.close();
  }

  private record Only(Json.Obj item) implements Provider {
    @Override
    public String name() {
      return "recorded";
    }

    @Override
    public List<Entry> models(ProviderContext context) {
      return List.of(OpenAiCompatible.entry(item, context));
    }
  }
}
