package dev.llmjava;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Ids and times as they are. */
final class SystemIdentity implements Identity {
  @Override
  public String id() {
    return Ulid.next();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public RandomGenerator random() {
    return ThreadLocalRandom.current();
  }
}
