package dev.llmjava;

/**
 * One call to a provider, open until it ends or is closed. One thread at a time calls {@link
 * #step}; any thread may call {@link #close}, which makes a waiting {@code step} return or throw at
 * once.
 */
public interface Exchange extends AutoCloseable {
  /**
   * Waits for the next frame and tells {@code out} what it says; false once there is no more.
   *
   * @throws LlmException when the provider refuses or the connection breaks
   */
  boolean step(PartSink out);

  /** Gives up the connection. Idempotent. */
  @Override
  void close();
}
