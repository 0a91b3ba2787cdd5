package dev.llmjava.http;

import dev.llmjava.LlmException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text behind an address, for whoever names one: no key goes there, so redirects are followed.
 */
public final class TextPage {
  private static final int MOST_REDIRECTS = 3;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** The most that fits in an array, in round numbers. */
  private static final int MOST_BYTES = 2_000_000_000;

  private final HttpTransport transport;
  private final String userAgent;
  private final Duration limit;

  /**
   * @param userAgent who asks
   * @param limit for every request as a whole
   */
  public TextPage(HttpTransport transport, String userAgent, Duration limit) {
    this.transport = transport;
    this.userAgent = userAgent;
    this.limit = limit;
  }

  /**
   * Fetches it, over three redirects at most, and reads it in the charset it says it has, else as
   * UTF-8.
   *
   * @param address as somebody typed it, with http or https
   * @throws LlmException.Setup for what is no address
   * @throws LlmException.BrokenOff in one line, when it does not come or is no text
   */
  public String fetch(String address) {
    URI next = uri(address);
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpReply reply = transport.start(HttpCall.get(next, Map.of("User-Agent", userAgent)));
      try (reply;
          var deadline = new Deadline(reply, limit)) {
        URI target = target(next, reply, deadline);
        if (target == null) {
          return text(next, reply, deadline);
        }
        next = target;
      }
    }
    throw broken(uri(address), "it redirects more than " + MOST_REDIRECTS + " times", null);
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

  private String text(URI from, HttpReply reply, Deadline deadline) {
    Charset charset = charset(reply.header("content-type").orElse(""));
    try {
      byte[] bytes = bytes(from, reply);
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw broken(from, "it is not text in " + charset, e);
    } catch (IOException e) {
      throw broken(from, deadline, e);
    }
  }

  private static byte[] bytes(URI from, HttpReply reply) throws IOException {
    var buffer = new byte[16 * 1024];
    var body = new ByteArrayOutputStream();
    for (int count = reply.read(buffer); count >= 0; count = reply.read(buffer)) {
      if (count > MOST_BYTES - body.size()) {
        throw broken(from, "it is larger than 2 GB", null);
      }
      body.write(buffer, 0, count);
    }
    reply.release();
    return body.toByteArray();
  }

  /** RFC 9110, section 8.3.2: a parameter, perhaps in quotes. What is not known is UTF-8. */
  private static Charset charset(String contentType) {
    int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return StandardCharsets.UTF_8;
    }
    String value = contentType.substring(at + "charset=".length());
    int end = value.indexOf(';');
    String name = (end < 0 ? value : value.substring(0, end)).replace('"', ' ').strip();
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private LlmException broken(URI address, Deadline deadline, IOException e) {
    if (deadline.isOver()) {
      return broken(address, "it takes longer than " + limit.toSeconds() + " s", e);
    }
    String reason = Reasons.of(e);
    return broken(address, e instanceof ConnectException ? "no connection, " + reason : reason, e);
  }

  private static LlmException broken(URI address, String why, @Nullable Throwable cause) {
    return new LlmException.BrokenOff(
        "cannot fetch \"" + HttpCall.shown(address) + "\": " + why, cause);
  }
}
