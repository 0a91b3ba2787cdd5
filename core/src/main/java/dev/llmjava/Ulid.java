package dev.llmjava;

/**
 * Ids that sort by time: 26 characters of Crockford's base 32, lower case, strictly increasing
 * inside a process. Safe for many threads.
 */
public final class Ulid {
  private static final UlidSequence SYSTEM = new UlidSequence(null);

  private Ulid() {}

  public static String next() {
    return SYSTEM.next(System.currentTimeMillis());
  }
}
