package dev.llmjava.http;

import dev.llmjava.Sha256;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as a recording knows it: without headers and without secrets.
 *
 * @param address with the names of secret parameters, but not their values
 * @param body null for a GET
 */
record RecordedRequest(String method, String address, @Nullable Json body) {
  static RecordedRequest of(HttpCall call, @Nullable Json body, Secrets secrets) {
    return new RecordedRequest(
        call.method(), address(call.address(), secrets), body == null ? null : secrets.scrub(body));
  }

  /** What a request says: a string when that is not JSON, null when it says nothing. */
  static @Nullable Json body(HttpCall call) {
    byte[] content = call.content();
    if (content.length == 0) {
      return null;
    }
    try {
      return Json.parse(content);
    } catch (JsonException e) {
      return Json.of(new String(content, StandardCharsets.UTF_8));
    }
  }

  private static String address(URI address, Secrets secrets) {
    String query = address.getRawQuery();
    if (query == null) {
      return secrets.scrub(HttpCall.shown(address));
    }
    var parameters = new ArrayList<String>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      boolean secret = equals > 0 && isSecret(parameter.substring(0, equals));
      parameters.add(secret ? parameter.substring(0, equals + 1) + Secrets.MASK : parameter);
    }
    return secrets.scrub(HttpCall.shown(address) + "?" + String.join("&", parameters));
  }

  private static boolean isSecret(String name) {
    return SecretNames.isSecret(URLDecoder.decode(name, StandardCharsets.UTF_8));
  }

  /**
   * What two requests have in common that get the same answer: SHA-256 over the method, the address
   * without its secret parameters, and the canonical JSON of the body.
   */
  String key() {
    String text = method + "\n" + withoutSecrets() + "\n" + (body == null ? "" : body.canonical());
    return Sha256.of(text);
  }

  private String withoutSecrets() {
    int query = address.indexOf('?');
    if (query < 0) {
      return address;
    }
    var kept = new ArrayList<String>(List.of(address.substring(query + 1).split("&", -1)));
    kept.removeIf(parameter -> parameter.endsWith("=" + Secrets.MASK));
    return address.substring(0, query) + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
  }

  /** The model that the body names; null when it names none. */
  @Nullable String model() {
    return body instanceof Json.Obj object ? object.string("model") : null;
  }

  /** For people: {@code POST https://api.example.com/v1/chat/completions}. */
  @Override
  public String toString() {
    return method + " " + address;
  }
}
