package dev.llmjava.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY}
 * name, in upper or lower case, which goes first, as curl and Python's clients read them.
 */
final class EnvironmentProxies extends ProxySelector {
  /** Set where a web server runs a program, whose {@code HTTP_PROXY} a visitor could choose. */
  private static final String CGI = "REQUEST_METHOD";

  /** Java's own way to name proxies, which the default selector reads. */
  private static final List<String> PROPERTIES =
      List.of("https.proxyHost", "http.proxyHost", "socksProxyHost", "java.net.useSystemProxies");

  /** A variable that is set; its value may hold a password. */
  private record Named(String variable, String value) {}

  private final @Nullable Named http;
  private final @Nullable Named https;
  private final UnproxiedHosts direct;

  private EnvironmentProxies(@Nullable Named http, @Nullable Named https, UnproxiedHosts direct) {
    this.http = http;
    this.https = https;
    this.direct = direct;
  }

  /**
   * Reads the variables.
   *
   * @param variables gives null for one that is not set
   * @return null when they name no proxy, or when Java's own properties name one
   */
  static @Nullable EnvironmentProxies of(UnaryOperator<@Nullable String> variables) {
    if (PROPERTIES.stream().anyMatch(name -> System.getProperty(name) != null)) {
      return null;
    }
    boolean safe = variables.apply(CGI) == null;
    Named all = first(variables, "all_proxy", "ALL_PROXY");
    Named http = first(variables, "http_proxy", safe ? "HTTP_PROXY" : "http_proxy");
    Named https = first(variables, "https_proxy", "HTTPS_PROXY");
    if (all == null && http == null && https == null) {
      return null;
    }
    String lower = variables.apply("no_proxy");
    String none = lower == null ? variables.apply("NO_PROXY") : lower;
    return new EnvironmentProxies(
        http == null ? all : http,
        https == null ? all : https,
        new UnproxiedHosts(none == null ? "" : none));
  }

  private static @Nullable Named first(
      UnaryOperator<@Nullable String> variables, String lower, String upper) {
    String name = variables.apply(lower) == null ? upper : lower;
    String value = variables.apply(name);
    return value == null || value.isBlank() ? null : new Named(name, value.strip());
  }

  /** Whether a proxy is told who asks. */
  boolean nameUsers() {
    return Stream.of(http, https).anyMatch(named -> named != null && named.value().contains("@"));
  }

  /**
   * The proxy on the way to an address; null for none.
   *
   * @throws dev.llmjava.LlmException.Setup for one that cannot be used
   */
  @Nullable ProxyServer toward(URI address) {
    boolean secure = "https".equals(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT));
    Named proxy = secure ? https : http;
    String host = address.getHost();
    if (proxy == null || host == null) {
      return null;
    }
    int usual = secure ? 443 : 80;
    int port = address.getPort() < 0 ? usual : address.getPort();
    return direct.holds(host, port) ? null : ProxyServer.of(proxy.variable(), proxy.value());
  }

  @Override
  public List<Proxy> select(URI address) {
    ProxyServer proxy = toward(address);
    return List.of(proxy == null ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, proxy.address()));
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
}
