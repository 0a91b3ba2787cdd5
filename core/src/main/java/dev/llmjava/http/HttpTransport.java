package dev.llmjava.http;

/**
 * Sends requests. The standard one is the JDK's client; an application can put another in its place
 * with {@link dev.llmjava.Llm.Builder#share}. Safe for many threads; close it when done, because an
 * open client delays the exit of the process.
 */
public interface HttpTransport extends AutoCloseable {
  static HttpTransport create() {
    return create(HttpSettings.STANDARD);
  }

  static HttpTransport create(HttpSettings settings) {
    return new JdkTransport(settings);
  }

  HttpSettings settings();

  /** Sends the request; does not wait for the answer. */
  HttpReply start(HttpCall call);

  /** Breaks every connection. Idempotent. */
  @Override
  void close();
}
