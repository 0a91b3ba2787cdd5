package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an {@link Llm} lends to its providers. Safe for many threads. */
public interface ProviderContext {
  /** An environment variable; null when it is not set or empty. */
  @Nullable String variable(String name);

  /**
   * The key for one request: {@code given} if it is one or names a stored one, else the stored key
   * of that name, else the environment variable, else what a shared {@link KeySource} knows.
   *
   * @throws LlmException.MissingKey when there is none
   */
  String key(ModelInfo.KeyName needed, @Nullable String given);

  /**
   * The models of a provider's list as it was fetched last, each with the facts the list gave. Read
   * from the user directory each time; empty when there is none that can be read.
   */
  default Json.Obj fetchedModels(String provider) {
    return Json.Obj.EMPTY;
  }

  /**
   * One thing of a kind, shared by all providers of the {@link Llm} and closed with it; made on the
   * first call. An application sets its own with {@link Llm.Builder#share}.
   */
  <T extends AutoCloseable> T shared(Class<T> kind, Supplier<? extends T> make);
}
