package dev.llmjava.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxiesTest {
  private static final String PROXY = "http://proxy.example:3128";
  private static final String MODELS = "https://api.models.example/v1";

  private static EnvironmentProxies of(Map<String, String> variables) {
    return Objects.requireNonNull(EnvironmentProxies.of(variables::get));
  }

  private static @Nullable String way(Map<String, String> variables, String address) {
    ProxyServer proxy = of(variables).toward(URI.create(address));
    return proxy == null ? null : proxy.toString();
  }

  @Test
  void whereNothingIsSetThereIsNoProxy() {
    assertThat(EnvironmentProxies.of(name -> null)).isNull();
    assertThat(EnvironmentProxies.of(Map.of("NO_PROXY", "*", "HTTPS_PROXY", " ")::get)).isNull();
  }

  @Test
  void everySchemeHasItsVariableAndOneIsForAll() {
    var both = Map.of("HTTP_PROXY", "a:1", "https_proxy", "b:2", "ALL_PROXY", "c:3");
    assertThat(way(both, "http://models.example")).isEqualTo("a:1 of HTTP_PROXY");
    assertThat(way(both, MODELS)).isEqualTo("b:2 of https_proxy");
    var all = Map.of("HTTP_PROXY", "a:1", "ALL_PROXY", "c:3");
    assertThat(way(all, MODELS)).isEqualTo("c:3 of ALL_PROXY");
    assertThat(way(Map.of("HTTP_PROXY", "a:1"), MODELS)).isNull();
  }

  @Test
  void lowerCaseGoesFirstAlsoWhereItIsEmpty() {
    assertThat(way(Map.of("HTTPS_PROXY", "a:1", "https_proxy", "b:2"), MODELS)).startsWith("b:2 ");
    assertThat(way(Map.of("HTTPS_PROXY", "a:1", "https_proxy", "", "http_proxy", "c"), MODELS))
        .isNull();
  }

  @Test
  void aVisitorOfAWebServerNamesNoProxy() {
    var cgi = Map.of("REQUEST_METHOD", "GET", "HTTP_PROXY", "a:1", "HTTPS_PROXY", "b:2");
    assertThat(way(cgi, "http://models.example")).isNull();
    assertThat(way(cgi, MODELS)).startsWith("b:2 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "api.models.example",
        "models.example",
        ".models.example",
        "*.models.example",
        "other, models.example",
        "a b models.example",
        "MODELS.example",
        "models.example:443"
      })
  void hostsAreExcepted(String none) {
    assertThat(way(Map.of("HTTPS_PROXY", PROXY, "NO_PROXY", none), MODELS)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "els.example", "api", "models.example:80", "com", "10.0.0.0/8", ","})
  void othersAreNot(String none) {
    assertThat(way(Map.of("HTTPS_PROXY", PROXY, "NO_PROXY", none), MODELS)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 10.1.2.3, true",
    "10.1.2.3, 10.1.2.4, false",
    "10.1.2.3, 10.0.0.0/8, true",
    "11.1.2.3, 10.0.0.0/8, false",
    "192.168.5.9, 192.168.4.0/22, true",
    "192.168.8.9, 192.168.4.0/22, false",
    "10.1.2.3, 10.1.2.3:8080, false",
    "10.1.2.3, .2.3, false",
    "[2001:db8::5], 2001:db8::5, true",
    "[2001:db8::5], [2001:db8::5]:443, true",
    "[2001:db8::5], 2001:db8::/32, true",
    "[2001:db9::5], 2001:db8::/32, false",
    "10.1.2.3, 2001:db8::/32, false"
  })
  void addressesAreExceptedByThemselvesAndInBlocks(String host, String none, boolean direct) {
    String way = way(Map.of("HTTPS_PROXY", PROXY, "no_proxy", none), "https://" + host + "/v1");
    assertThat(way == null).isEqualTo(direct);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "127.8.9.1", "[::1]", "LOCALHOST"})
  void thisMachineIsAskedDirectly(String host) {
    var socks = Map.of("ALL_PROXY", "socks5://proxy.example:1080");
    assertThat(way(socks, "http://" + host + ":11434/api")).isNull();
  }

  @Test
  void theClientIsToldTheWay() {
    assertThat(of(Map.of("HTTPS_PROXY", PROXY)).select(URI.create(MODELS)))
        .extracting(Proxy::type, proxy -> proxy.address().toString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Proxy.Type.HTTP, "proxy.example/<unresolved>:3128"));
    assertThat(of(Map.of("HTTPS_PROXY", PROXY)).select(URI.create("http://models.example")))
        .containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void usersAreVouchedForAndNeverShown() {
    var named = of(Map.of("HTTPS_PROXY", "http://me:p%40ss+w@rd@[2001:db8::1]:8080/"));
    ProxyServer proxy = Objects.requireNonNull(named.toward(URI.create(MODELS)));
    assertThat(proxy.authorization()).isEqualTo("Basic bWU6cEBzcyt3QHJk");
    assertThat(proxy.toString()).isEqualTo("2001:db8::1:8080 of HTTPS_PROXY");
    assertThat(proxy.address().getPort()).isEqualTo(8080);
    assertThat(named.nameUsers()).isTrue();
    assertThat(of(Map.of("HTTPS_PROXY", PROXY)).nameUsers()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "socks5://me:secret@proxy:1080, 'is a kind of proxy that cannot be used: \"socks5\"'",
    "https://proxy, 'is a kind of proxy that cannot be used: \"https\"'",
    "me:secret@, is no address of a proxy",
    "http://me:secret, is no address of a proxy",
    "http://proxy:port, is no address of a proxy",
    "proxy:70000, 'has no port that there could be: \"70000\"'",
    "proxy:0, 'has no port that there could be: \"0\"'"
  })
  void whatCannotBeUsedIsSaidInOneLine(String value, String fault) {
    assertThatThrownBy(() -> way(Map.of("HTTPS_PROXY", value), MODELS))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage("HTTPS_PROXY " + fault + "; write http://HOST:PORT, or remove it");
  }
}
