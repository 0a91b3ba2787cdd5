package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo;
import dev.llmjava.ProviderContext;
import dev.llmjava.http.HttpCall;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.json.Json;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go and what vouches for them. Nothing is looked at before the first request, so
 * that a list of models costs nothing. The text form holds no header, because headers hold keys.
 */
public final class Endpoint {
  /** What LLM sends where no key is needed: some servers refuse a request without any. */
  private static final String NO_KEY = "DUMMY_KEY";

  private final String provider;
  private final String base;
  private final ModelInfo.@Nullable KeyName key;
  private final Map<String, String> headers;
  private final ProviderContext context;

  /**
   * @param provider its name in errors and in provider data
   * @param base the address that paths are appended to; it may have a query, which stays last
   * @param key the key it needs; null for none
   * @param headers sent beside the key; one called {@code Authorization} takes its place
   */
  public Endpoint(
      String provider,
      String base,
      ModelInfo.@Nullable KeyName key,
      Map<String, String> headers,
      ProviderContext context) {
    this.provider = provider;
    this.base = base;
    this.key = key;
    this.headers = Map.copyOf(headers);
    this.context = context;
  }

  public String provider() {
    return provider;
  }

  public ModelInfo.@Nullable KeyName key() {
    return key;
  }

  HttpTransport transport() {
    return context.shared(HttpTransport.class, HttpTransport::create);
  }

  /**
   * A request.
   *
   * @param given the prompt's own key; null for the stored one
   * @throws LlmException.Setup when the key is missing, or it or the address cannot be used
   */
  HttpCall post(String path, @Nullable String given, Json body) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.put("Authorization", "Bearer " + secret(given));
    all.putAll(headers);
    return HttpCall.post(address(path), all, body);
  }

  private String secret(@Nullable String given) {
    if (key == null) {
      return NO_KEY;
    }
    String secret = context.key(key, given).strip();
    if (secret.isEmpty() || secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new LlmException.Setup(
          "The key for "
              + provider
              + " has characters that no key has - set it again with 'llm keys set "
              + key.name()
              + "'");
    }
    return secret;
  }

  private URI address(String path) {
    int query = base.indexOf('?');
    String front = query < 0 ? base : base.substring(0, query);
    String back = query < 0 ? "" : base.substring(query);
    try {
      URI address = URI.create((front.endsWith("/") ? front : front + "/") + path + back);
      if (address.getHost() != null
          && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // said below, for this and for what parses and is no web address
    }
    throw new LlmException.Setup(
        "The base URL of " + provider + " is not a web address: \"" + base + "\"");
  }

  @Override
  public String toString() {
    return "Endpoint[" + provider + ", " + base + "]";
  }
}
