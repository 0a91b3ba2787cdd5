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
 * that a list of models costs nothing. The text form holds no header, user or query, because they
 * may hold keys.
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
   * @throws LlmException.Setup for a header that no request can be given
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
    this.headers = checked(provider, headers);
    this.context = context;
  }

  public String provider() {
    return provider;
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
    all.putAll(headers);
    if (!all.containsKey("Authorization")) {
      all.put("Authorization", "Bearer " + secret(given));
    }
    return HttpCall.post(address(path), all, body);
  }

  private String secret(@Nullable String given) {
    if (key == null) {
      return NO_KEY;
    }
    String secret = context.key(key, given).strip();
    if (secret.isEmpty()) {
      throw unusable(key, "is empty");
    }
    if (secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw unusable(key, "has characters that no key has");
    }
    return secret;
  }

  private LlmException unusable(ModelInfo.KeyName key, String why) {
    return new LlmException.Setup(
        "The key for "
            + provider
            + " "
            + why
            + " - set it again with 'llm keys set "
            + key.name()
            + "'");
  }

  private URI address(String path) {
    int query = base.indexOf('?');
    String front = query < 0 ? base : base.substring(0, query);
    String back = query < 0 ? "" : base.substring(query);
    try {
      URI address = URI.create((front.endsWith("/") ? front : front + "/") + path + back);
      if (address.getHost() != null
          && ("https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme()))) {
        return withoutUser(address);
      }
    } catch (IllegalArgumentException e) {
      // said below, for this and for what parses and is no web address
    }
    throw new LlmException.Setup(
        "The base URL of " + provider + " is not a web address: \"" + shown() + "\"");
  }

  /** The client does not log in with it, and errors show addresses. */
  private static URI withoutUser(URI address) {
    if (address.getRawUserInfo() == null) {
      return address;
    }
    String text = address.toString();
    return URI.create(address.getScheme() + "://" + text.substring(text.indexOf('@') + 1));
  }

  /**
   * The address without user and query. It may be no address at all, so what can be a password is
   * everything up to the last {@code @}.
   */
  private String shown() {
    int host = base.lastIndexOf('@') + 1;
    int scheme = base.indexOf("://");
    String start = scheme < 0 || scheme > host ? "" : base.substring(0, scheme + 3);
    String rest = host == 0 ? base : start + "...@" + base.substring(host);
    int query = rest.indexOf('?');
    return query < 0 ? rest : rest.substring(0, query) + "?...";
  }

  private static Map<String, String> checked(String provider, Map<String, String> headers) {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      String fault = HeaderRule.fault(header.getKey(), header.getValue());
      if (fault != null) {
        throw new LlmException.Setup(provider + " " + fault);
      }
    }
    return Map.copyOf(headers);
  }

  @Override
  public String toString() {
    return "Endpoint[" + provider + ", " + shown() + "]";
  }
}
