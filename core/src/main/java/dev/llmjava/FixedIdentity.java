package dev.llmjava;

import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Ids and chance from a seed, at one time. {@link Random} gives the same numbers on every Java. */
final class FixedIdentity implements Identity {
  private final Instant now;
  private final UlidSequence ids;
  private final RandomGenerator random;

  FixedIdentity(long seed, Instant now) {
    this.now = now;
    this.ids = new UlidSequence(new Random(seed));
    this.random = new Random(~seed);
  }

  @Override
  public String id() {
    return ids.next(now.toEpochMilli());
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public RandomGenerator random() {
    return random;
  }
}
