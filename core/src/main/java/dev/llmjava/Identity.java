package dev.llmjava;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What makes one run different from the next: ids, times and chance. A {@link Response} takes them
 * from its model, so an application that wants the same output every time gives its models a fixed
 * one, with {@link Llm.Builder#identity}. Safe for many threads.
 */
public interface Identity {
  /** New ids, the time it is, and real chance. */
  Identity STANDARD = new SystemIdentity();

  /** A new id, greater than the one before; see {@link Ulid}. */
  String id();

  Instant now();

  RandomGenerator random();

  /**
   * The same ids and the same chance in every run, at a time that stands still. Two threads that
   * share one get the same values as in another run, but not each its own.
   */
  static Identity fixed(long seed, Instant now) {
    return new FixedIdentity(seed, now);
  }
}
