package dev.llmjava.http;

import java.net.ProxySelector;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait, how often to try again, and which way to go.
 *
 * @param connect for a connection
 * @param firstByte for the answer to begin; reasoning models are silent for minutes
 * @param idle between two pieces of an answer
 * @param retries how many times a request is sent again, which happens only before the first event
 * @param firstPause before the first of them; it doubles each time
 * @param longestPause the most that is waited; who asks for more is not asked again
 * @param proxies null for those that {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and
 *     {@code NO_PROXY} name, or Java's own properties, such as {@code https.proxyHost}, where one
 *     is set
 */
public record HttpSettings(
    Duration connect,
    Duration firstByte,
    Duration idle,
    int retries,
    Duration firstPause,
    Duration longestPause,
    @Nullable ProxySelector proxies) {
  public static final HttpSettings STANDARD =
      new HttpSettings(
          Duration.ofSeconds(10),
          Duration.ofSeconds(600),
          Duration.ofSeconds(600),
          2,
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          null);

  public HttpSettings {
    for (Duration limit : new Duration[] {connect, firstByte, idle}) {
      if (!limit.isPositive()) {
        throw new IllegalArgumentException("a time-out must be longer than " + limit);
      }
    }
    if (retries < 0 || firstPause.isNegative() || longestPause.isNegative()) {
      throw new IllegalArgumentException("retries and pauses cannot be negative");
    }
  }

  /** The same with one value for connecting, the first byte and idling. */
  public HttpSettings withTimeouts(Duration each) {
    return new HttpSettings(each, each, each, retries, firstPause, longestPause, proxies);
  }

  public HttpSettings withRetries(int count, Duration pause) {
    return new HttpSettings(connect, firstByte, idle, count, pause, longestPause, proxies);
  }

  /** The same by way of these: {@code HttpClient.Builder.NO_PROXY} is none. */
  public HttpSettings withProxies(ProxySelector chosen) {
    return new HttpSettings(connect, firstByte, idle, retries, firstPause, longestPause, chosen);
  }
}
