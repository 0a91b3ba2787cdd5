package dev.llmjava.provider;

import dev.llmjava.ModelInfo;
import dev.llmjava.wire.completions.TextCompletions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Models that complete plain text: they hear no system prompt, call no tools, see no images. */
final class OpenAiCompletions {
  private OpenAiCompletions() {}

  /**
   * @param id what the user calls it
   * @param key null for a server that needs none
   */
  static HttpModel model(
      String id, Endpoint endpoint, TextCompletions wire, ModelInfo.@Nullable KeyName key) {
    return new HttpModel(id, endpoint, wire, new Described(id, wire.streams(), key));
  }

  /** A record and not a lambda, because the first lambda of a process costs milliseconds. */
  private record Described(String id, boolean streams, ModelInfo.@Nullable KeyName key)
      implements Supplier<ModelInfo> {
    @Override
    public ModelInfo get() {
      var info =
          ModelInfo.of("OpenAI Completion: " + id)
              .withOptions(OpenAiOptions.ofCompletions())
              .withKey(key);
      return streams ? info.withFeatures(ModelInfo.Feature.STREAMING) : info;
    }
  }
}
