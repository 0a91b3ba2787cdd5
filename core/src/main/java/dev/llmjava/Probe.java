package dev.llmjava;

import java.time.Duration;

/** A way to find out whether a provider answers, which costs nothing. */
public interface Probe {
  /** Whether the user counts on the provider: has a key for it, or has said where it is. */
  boolean expected();

  /**
   * Asks, with the key if there is one, and waits for the answer.
   *
   * @param limit for the whole of it
   * @throws LlmException when there is no key, or the provider is silent, refuses or sends
   *     something else
   */
  void ask(Duration limit);
}
