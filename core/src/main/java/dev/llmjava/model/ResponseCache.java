package dev.llmjava.model;

import java.util.Optional;

/**
 * Answers by what was asked. Safe for many threads. What it throws as a {@link
 * dev.llmjava.LlmException} costs no answer: the model is asked, and a warning tells.
 */
public interface ResponseCache {
  /**
   * An answer that is there and not too old.
   *
   * @param key 64 hexadecimal digits
   */
  Optional<CachedAnswer> get(String key);

  /** Keeps an answer, in the place of one that has the same key. */
  void put(String key, CachedAnswer answer);
}
