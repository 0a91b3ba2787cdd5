package dev.llmjava.http;

import dev.llmjava.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** One request. Its text form leaves out headers and body, which hold keys and conversations. */
public final class HttpCall {
  private final URI address;
  private final Map<String, String> headers;
  private final byte[] body;

  private HttpCall(URI address, Map<String, String> headers, byte[] body) {
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

  /** A copy. */
  public byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return "POST " + shown(address);
  }

  /** An address for people to see: without the user's name and the query, which may hold keys. */
  public static String shown(URI address) {
    String host = address.getHost() == null ? "" : address.getHost();
    String port = address.getPort() < 0 ? "" : ":" + address.getPort();
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    return address.getScheme() + "://" + host + port + path;
  }
}
