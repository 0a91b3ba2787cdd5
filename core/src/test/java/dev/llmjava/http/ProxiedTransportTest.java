package dev.llmjava.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProxiedTransportTest {
  private static final String PAGE = "http://models.example/v1/page";

  private static final LoopbackServer.Script REFUSES =
      connection -> connection.raw("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n");

  private static String fetch(String proxy, String address) {
    var proxies = EnvironmentProxies.of(Map.of("ALL_PROXY", proxy)::get);
    HttpSettings settings =
        HttpSettings.STANDARD
            .withTimeouts(Duration.ofSeconds(5))
            .withProxies(Objects.requireNonNull(proxies));
    try (HttpTransport transport = HttpTransport.create(settings)) {
      return new TextPage(transport, "llm/1 (test)", Duration.ofSeconds(5)).fetch(address);
    }
  }

  @Test
  void theProxyIsAskedForTheWholeAddressAndToldWhoAsks() throws Exception {
    try (var proxy = new LoopbackServer(LoopbackServer.document(200, "text/plain", "there"))) {
      String host = proxy.address().getAuthority();
      assertThat(fetch("http://me:secret@" + host, PAGE)).isEqualTo("there");
      LoopbackServer.Request request = proxy.requests().getFirst();
      assertThat(request.path()).isEqualTo(PAGE);
      assertThat(request.headers())
          .containsEntry("proxy-authorization", "Basic bWU6c2VjcmV0")
          .containsEntry("host", "models.example");
    }
  }

  @Test
  void aServerOfThisMachineIsNeitherAskedThroughItNorTold() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.document(200, "text/plain", "here"))) {
      assertThat(fetch("http://me:secret@proxy.invalid", server.address() + "/page"))
          .isEqualTo("here");
      assertThat(server.requests().getFirst().headers()).doesNotContainKey("proxy-authorization");
    }
  }

  @Test
  void aTunnelIsAskedForWhereTheConnectionIsSecure() throws Exception {
    try (var proxy = new LoopbackServer(REFUSES)) {
      String host = proxy.address().getAuthority();
      assertThatThrownBy(() -> fetch(host, "https://models.example/v1"))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage(
              "the proxy "
                  + host
                  + " of ALL_PROXY wants to know who asks; write"
                  + " http://USER:PASSWORD@HOST:PORT");
      assertThat(proxy.requests().getFirst().path()).isEqualTo("models.example:443");
    }
  }

  @Test
  void aPasswordThatTheProxyDoesNotTakeIsSaidAndNotShown() throws Exception {
    try (var proxy = new LoopbackServer(REFUSES)) {
      String host = proxy.address().getAuthority();
      assertThatThrownBy(() -> fetch("me:secret@" + host, PAGE))
          .hasMessage(
              "the proxy "
                  + host
                  + " of ALL_PROXY does not take this user and password; correct it");
    }
  }

  @Test
  void aProxyThatRefusesAHostIsNamed() throws Exception {
    try (var proxy =
        new LoopbackServer(
            connection -> connection.raw("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"))) {
      String host = proxy.address().getAuthority();
      assertThatThrownBy(() -> fetch(host, "https://models.example/v1"))
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessageEndingWith("Tunnel failed, got: 403 at the proxy " + host + " of ALL_PROXY");
    }
  }

  @Test
  void aProxyThatDoesNotAnswerIsNamed() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }
    assertThatThrownBy(() -> fetch("me:secret@127.0.0.1:" + closed, PAGE))
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessage(
            "cannot fetch \""
                + PAGE
                + "\": no connection, connection refused at the proxy 127.0.0.1:"
                + closed
                + " of ALL_PROXY");
  }

  @Test
  void anApplicationChoosesItsOwn() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.document(200, "text/plain", "here"))) {
      HttpSettings none = HttpSettings.STANDARD.withProxies(HttpClient.Builder.NO_PROXY);
      try (HttpTransport transport = HttpTransport.create(none)) {
        String address = server.address() + "/page";
        assertThat(new TextPage(transport, "llm/1 (test)", Duration.ofSeconds(5)).fetch(address))
            .isEqualTo("here");
      }
      assertThat(none.withRetries(0, Duration.ZERO).proxies())
          .isSameAs(HttpClient.Builder.NO_PROXY);
    }
  }
}
