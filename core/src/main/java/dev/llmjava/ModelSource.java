package dev.llmjava;

import dev.llmjava.json.Json;

/** Where a provider says over the network which models it has. */
@FunctionalInterface
public interface ModelSource {
  /**
   * The models it has now, by what they are asked for by, in its order; each with what it says
   * about them in the form of {@link ModelFacts#toJson}, and nothing secret.
   *
   * @throws LlmException when there is no key, or the provider is silent, refuses or sends
   *     something else
   */
  Json.Obj fetch();
}
