package dev.llmjava.http;

import dev.llmjava.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One request. Its text form leaves out headers and body, which hold keys and conversations. */
public final class HttpCall {
  private static final byte[] NOTHING = {};

  private final URI address;
  private final Map<String, String> headers;
  private final byte @Nullable [] body;

  private HttpCall(URI address, Map<String, String> headers, byte @Nullable [] body) {
    this.address = address;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** A POST of a JSON body; {@code headers} are sent beside the content type. */
  public static HttpCall post(URI address, Map<String, String> headers, Json body) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put("Content-Type", "application/json");
    return new HttpCall(address, all, body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A GET. */
  public static HttpCall get(URI address, Map<String, String> headers) {
    return new HttpCall(address, headers, null);
  }

  /** {@code POST} or {@code GET}. */
  public String method() {
    return body == null ? "GET" : "POST";
  }

  public URI address() {
    return address;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** The body itself, which can be many megabytes: for sending, never to be changed. */
  byte[] content() {
    return body == null ? NOTHING : body;
  }

  /** A copy; empty for a GET. */
  public byte[] body() {
    return content().clone();
  }

  @Override
  public String toString() {
    return method() + " " + shown(address);
  }

  /** An address for people to see: without the user's name and the query, which may hold keys. */
  public static String shown(URI address) {
    String host = address.getHost() == null ? "" : address.getHost();
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return address.getScheme() + "://" + host + port + path;
  }
}
