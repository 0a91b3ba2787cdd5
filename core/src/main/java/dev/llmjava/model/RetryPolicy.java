package dev.llmjava.model;

import dev.llmjava.LlmException;
import dev.llmjava.RefusalKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often a model is asked, and how long is waited in between.
 *
 * @param attempts how often in all, for failures that may pass: limits of rate, overload,
 *     time-outs, the provider's own faults, and connections that broke
 * @param byKind how often for refusals of one kind, which may be one that does not pass by itself
 * @param firstPause before the second attempt; it doubles each time
 * @param longestPause the most that is waited; who asks for more is not asked again
 * @param random takes up to a quarter off a pause, so that many clients do not come back at once
 */
public record RetryPolicy(
    int attempts,
    Map<RefusalKind, Integer> byKind,
    Duration firstPause,
    Duration longestPause,
    RandomGenerator random) {
  /** Three attempts, half a second and a second apart. */
  public static final RetryPolicy STANDARD =
      new RetryPolicy(
          3,
          Map.of(),
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          () -> ThreadLocalRandom.current().nextLong());

  private static final int MOST_DOUBLINGS = 16;

  public RetryPolicy {
    byKind = Map.copyOf(byKind);
    if (attempts < 1 || byKind.values().stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("a model is asked at least once");
    }
    if (firstPause.isNegative() || longestPause.isNegative()) {
      throw new IllegalArgumentException("pauses cannot be negative");
    }
  }

  public RetryPolicy withAttempts(int count) {
    return new RetryPolicy(count, byKind, firstPause, longestPause, random);
  }

  /** So many for refusals of one kind. */
  public RetryPolicy withAttempts(RefusalKind kind, int count) {
    var all = new EnumMap<RefusalKind, Integer>(RefusalKind.class);
    all.putAll(byKind);
    all.put(kind, count);
    return new RetryPolicy(attempts, all, firstPause, longestPause, random);
  }

  public RetryPolicy withPauses(Duration first, Duration longest) {
    return new RetryPolicy(attempts, byKind, first, longest, random);
  }

  public RetryPolicy withRandom(RandomGenerator source) {
    return new RetryPolicy(attempts, byKind, firstPause, longestPause, source);
  }

  /** How often a model that fails so is asked in all. */
  public int attempts(LlmException failure) {
    return switch (failure) {
      case LlmException.Refused refused ->
          byKind.getOrDefault(refused.kind(), passes(refused.kind()) ? attempts : 1);
      case LlmException.BrokenOff broken -> attempts;
      default -> 1;
    };
  }

  /**
   * How long to wait when nobody says.
   *
   * @param failures how often it has failed, from 1
   */
  public Duration pause(int failures) {
    long longest = TimeUnit.MILLISECONDS.convert(longestPause);
    long first = TimeUnit.MILLISECONDS.convert(firstPause);
    int doublings = Math.min(failures - 1, MOST_DOUBLINGS);
    long most = first > longest >> doublings ? longest : first << doublings;
    return Duration.ofMillis(most - random.nextLong(most / 4 + 1));
  }

  /**
   * How long to wait before the next attempt: as long as the provider asks for, where it does.
   *
   * @param failures how often it has failed, from 1
   * @return null when there is no next one
   */
  public @Nullable Duration pause(LlmException failure, int failures) {
    if (failures >= attempts(failure)) {
      return null;
    }
    Duration asked =
        failure instanceof LlmException.Refused refused ? refused.retryAfter().orElse(null) : null;
    if (asked == null) {
      return pause(failures);
    }
    return asked.compareTo(longestPause) <= 0 ? asked : null;
  }

  private static boolean passes(RefusalKind kind) {
    return switch (kind) {
      case RATE_LIMITED, OVERLOADED, TIMEOUT, SERVER_ERROR -> true;
      case AUTHENTICATION,
          PERMISSION,
          NOT_FOUND,
          CONTEXT_OVERFLOW,
          CONTENT_POLICY,
          INVALID_REQUEST ->
          false;
    };
  }
}
