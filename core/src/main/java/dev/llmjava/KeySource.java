package dev.llmjava;

import org.jspecify.annotations.Nullable;

/**
 * Knows keys. What an application gives to {@link Llm.Builder#share} may be one: it is asked where
 * no key is stored and no environment variable is set. Safe for many threads.
 */
public interface KeySource {
  /** The key of that name; null when it knows none. */
  @Nullable String key(ModelInfo.KeyName needed);
}
