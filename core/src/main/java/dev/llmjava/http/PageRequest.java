package dev.llmjava.http;

import dev.llmjava.LlmException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks for what is at an address that somebody named. No key goes there, so that redirects may be
 * followed.
 *
 * @param userAgent who asks
 * @param limit for every request as a whole
 * @param redirects how many are followed
 */
record PageRequest(HttpTransport transport, String userAgent, Duration limit, int redirects) {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Takes what is wanted from an answer that came. */
  interface Reader<T> {
    T read(URI from, HttpReply reply) throws IOException;
  }

  /**
   * Sends it.
   *
   * @param address as somebody typed it, with http or https
   * @param method makes the request of an address and headers
   * @throws LlmException.Setup for what is no address
   * @throws LlmException.BrokenOff in one line, when it does not come
   */
  <T> T send(
      String address, BiFunction<URI, Map<String, String>, HttpCall> method, Reader<T> reader) {
    URI next = uri(address);
    for (int followed = 0; followed <= redirects; followed++) {
      HttpReply reply = transport.start(method.apply(next, Map.of("User-Agent", userAgent)));
      try (reply;
          var deadline = new Deadline(reply, limit)) {
        URI target = target(next, reply, deadline);
        if (target == null) {
          return read(next, reply, deadline, reader);
        }
        next = target;
      }
    }
    throw broken(
        uri(address),
        redirects == 0
            ? "it redirects to \"" + HttpCall.shown(next) + "\"; name that if you trust it"
            : "it redirects more than " + redirects + " times",
        null);
  }

  private <T> T read(URI from, HttpReply reply, Deadline deadline, Reader<T> reader) {
    try {
      return reader.read(from, reply);
    } catch (IOException e) {
      throw broken(from, deadline, e);
    }
  }

  private static URI uri(String address) {
    try {
      URI uri = new URI(new URI(address).toASCIIString());
      if (uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new LlmException.Setup("\"" + address + "\" is not the address of a page; check it");
  }

  /** Where an answer sends to; null when it is the page itself. */
  private @Nullable URI target(URI from, HttpReply reply, Deadline deadline) {
    int status;
    try {
      status = reply.status();
    } catch (IOException e) {
      throw broken(from, deadline, e);
    }
    if (status / 100 == 2) {
      return null;
    }
    String location = reply.header("location").orElse(null);
    if (!REDIRECTS.contains(status) || location == null) {
      throw broken(from, "it answered " + status, null);
    }
    return resolved(from, location);
  }

  private static URI resolved(URI from, String location) {
    try {
      URI target = new URI(from.resolve(new URI(location)).toASCIIString());
      String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
      if (target.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return target;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw broken(from, "it redirects to something that is not a page", null);
  }

  private LlmException broken(URI address, Deadline deadline, IOException e) {
    if (deadline.isOver()) {
      return broken(address, "it takes longer than " + limit.toSeconds() + " s", e);
    }
    String reason = Reasons.of(e);
    return broken(address, e instanceof ConnectException ? "no connection, " + reason : reason, e);
  }

  static LlmException broken(URI address, String why, @Nullable Throwable cause) {
    return new LlmException.BrokenOff(
        "cannot fetch \"" + HttpCall.shown(address) + "\": " + why, cause);
  }
}
