package dev.llmjava.http;

import dev.llmjava.LlmException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The waits between tries: doubling, with jitter, or what the provider asks for. */
final class Pauses {
  private final HttpSettings settings;
  private final CountDownLatch closed = new CountDownLatch(1);

  Pauses(HttpSettings settings) {
    this.settings = settings;
  }

  /** Whether what the provider asks for is worth waiting: if not, trying earlier is in vain. */
  boolean bearable(Duration asked) {
    return asked.compareTo(settings.longestPause()) <= 0;
  }

  /** How long to wait after the {@code tried}-th failure, counted from 0. */
  Duration before(int tried, @Nullable Duration asked) {
    return asked == null ? backoff(tried) : asked;
  }

  /** Up to a quarter less than the doubled pause, so that many clients do not come back at once. */
  private Duration backoff(int tried) {
    long full = settings.firstPause().toMillis() << Math.min(tried, 16);
    long pause = full - ThreadLocalRandom.current().nextLong(full / 4 + 1);
    return Duration.ofMillis(Math.min(pause, settings.longestPause().toMillis()));
  }

  /** Ends at once, by an exception, when {@link #close} is called. */
  void wait(Duration pause) {
    try {
      if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LlmException.BrokenOff("closed while it waited to try again", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LlmException.BrokenOff("interrupted while it waited to try again", e);
    }
  }

  void close() {
    closed.countDown();
  }
}
