package dev.llmjava.http;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The answer to one request. One thread reads; any thread may close. */
public interface HttpReply extends AutoCloseable {
  /**
   * The status, waiting for the head of the answer.
   *
   * @throws java.net.ConnectException when there was no connection, so that nothing was sent
   * @throws java.net.SocketTimeoutException when the answer did not begin in time
   * @throws IOException when the connection broke
   */
  int status() throws IOException;

  /** A header of the answer, by its name in any case; ask for {@link #status} first. */
  Optional<String> header(String name);

  /** All headers of the answer, in lower case, where they are known; as {@link #header}. */
  default Map<String, String> headers() {
    return Map.of();
  }

  /**
   * Reads what has come, waiting for at least one byte; -1 at a clean end.
   *
   * @throws java.net.SocketTimeoutException when nothing came in time
   * @throws IOException when the connection broke or was closed
   */
  int read(byte[] into) throws IOException;

  /**
   * Nothing more will be read: lets the little that may still come run out, so that the connection
   * can serve again, and gives it up if that takes long. Does not wait.
   */
  default void release() {
    close();
  }

  /** Gives the connection up: a waiting reader gets an {@link IOException} at once. Idempotent. */
  @Override
  void close();
}
