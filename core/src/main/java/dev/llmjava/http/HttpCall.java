package dev.llmjava.http;

import dev.llmjava.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One request. Its text form leaves out headers and body, which hold keys and conversations. */
public final class HttpCall {
  private static final byte[] NOTHING = {};

  private final String method;
  private final URI address;
  private final Map<String, String> headers;
  private final byte[] body;
  private final @Nullable LongConsumer sent;

  private HttpCall(String method, URI address, Map<String, String> headers, byte[] body) {
    this(method, address, headers, body, null);
  }

  private HttpCall(
      String method,
      URI address,
      Map<String, String> headers,
      byte[] body,
      @Nullable LongConsumer sent) {
    this.method = method;
    this.address = address;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.sent = sent;
  }

  /**
   * The same, whose transport tells how much of the body it has handed to the network.
   *
   * @param told the number of bytes, again and again, from any thread; from 0 at every new try. A
   *     transport that does not know calls it never.
   */
  public HttpCall telling(LongConsumer told) {
    return new HttpCall(method, address, headers, body, told);
  }

  /** A POST of a JSON body; {@code headers} are sent beside the content type. */
  public static HttpCall post(URI address, Map<String, String> headers, Json body) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put("Content-Type", "application/json");
    return new HttpCall("POST", address, all, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A GET. */
  public static HttpCall get(URI address, Map<String, String> headers) {
    return new HttpCall("GET", address, headers, NOTHING);
  }

  /** A HEAD, whose answer is a status and headers. */
  public static HttpCall head(URI address, Map<String, String> headers) {
    return new HttpCall("HEAD", address, headers, NOTHING);
  }

  /** {@code POST}, {@code GET} or {@code HEAD}. */
  public String method() {
    return method;
  }

  public URI address() {
    return address;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** The body itself, which can be many megabytes: for sending, never to be changed. */
  byte[] content() {
    return body;
  }

  /** How many bytes the body has. */
  public int length() {
    return body.length;
  }

  /** Who is told how much was sent; null for nobody. */
  @Nullable LongConsumer sent() {
    return sent;
  }

  /** A copy; empty but for a POST. */
  public byte[] body() {
    return content().clone();
  }

  @Override
  public String toString() {
    return method + " " + shown(address);
  }

  /** An address for people to see: without the user's name and the query, which may hold keys. */
  public static String shown(URI address) {
    String host = address.getHost() == null ? "" : address.getHost();
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return address.getScheme() + "://" + host + port + path;
  }
}
