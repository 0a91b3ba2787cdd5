package dev.llmjava.http;

import dev.llmjava.json.Json;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Told of requests and answers as they go over the network, by an {@link ObservedTransport}. What
 * vouches for a request is masked before. Called on the threads that send and that read, which it
 * holds up.
 */
public interface ExchangeObserver {
  /** Whether it wants to know of what is sent to that address, and of the answer. */
  boolean watches(URI address);

  /**
   * A request goes out; told again for every try.
   *
   * @param address without the user's name, and with secret parameters masked
   * @param body a string when it is not JSON; null when there is none
   */
  void request(String method, String address, Map<String, String> headers, @Nullable Json body);

  /** The head of an answer came. */
  void answer(int status, Map<String, String> headers);

  /** A piece of the body of an answer came: whole lines, or the end. */
  void body(String lines);
}
