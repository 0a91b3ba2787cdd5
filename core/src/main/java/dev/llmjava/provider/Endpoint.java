package dev.llmjava.provider;

import dev.llmjava.LlmException;
import dev.llmjava.ProviderContext;
import dev.llmjava.http.HttpCall;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.wire.Rendered;
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
  private final String provider;
  private final String base;
  private final Credential credential;
  private final Map<String, String> headers;
  private final ProviderContext context;

  /**
   * @param provider its name in errors and in provider data
   * @param base the address that paths are appended to; it may have a query, which stays last
   * @param credential what vouches for a request
   * @param headers sent with every request; one of the credential's name takes its place
   * @throws LlmException.Setup for a header that no request can be given
   */
  public Endpoint(
      String provider,
      String base,
      Credential credential,
      Map<String, String> headers,
      ProviderContext context) {
    this.provider = provider;
    this.base = base;
    this.credential = credential;
    this.headers = checked(provider, headers);
    this.context = context;
  }

  public String provider() {
    return provider;
  }

  HttpTransport transport() {
    return context.shared(HttpTransport.class, HttpTransport::create);
  }

  /** Whether there is a key to send, be it a good one or not. */
  boolean hasKey() {
    return credential.isFound(context);
  }

  /**
   * A request.
   *
   * @param given the prompt's own key; null for the stored one
   * @throws LlmException.Setup when the key is missing, or it or the address cannot be used
   */
  HttpCall post(Rendered rendered, @Nullable String given) {
    return HttpCall.post(
        address(rendered.path()), allHeaders(rendered.headers(), given), rendered.body());
  }

  /** A request for something to look at, such as a list of models; else as {@link #post}. */
  HttpCall get(String path, @Nullable String given) {
    return HttpCall.get(address(path), allHeaders(Map.of(), given));
  }

  private Map<String, String> allHeaders(Map<String, String> more, @Nullable String given) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(more);
    all.putAll(headers);
    if (!all.containsKey(credential.header())) {
      String value = credential.value(provider, context, given);
      if (value != null) {
        all.put(credential.header(), value);
      }
    }
    return all;
  }

  private URI address(String path) {
    int query = base.indexOf('?');
    String front = query < 0 ? base : base.substring(0, query);
    String back = query < 0 ? "" : base.substring(query);
    if (path.indexOf('?') >= 0 && !back.isEmpty()) {
      back = "&" + back.substring(1);
    }
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
