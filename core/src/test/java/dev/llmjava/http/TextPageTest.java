package dev.llmjava.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextPageTest {
  private final HttpTransport transport =
      HttpTransport.create(HttpSettings.STANDARD.withTimeouts(Duration.ofSeconds(5)));

  @AfterEach
  void close() {
    transport.close();
  }

  private String fetch(String address) {
    return new TextPage(transport, "llm/1 (test)", Duration.ofSeconds(2)).fetch(address);
  }

  private void fails(String address, String message) {
    assertThatThrownBy(() -> fetch(address))
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessage(message);
  }

  private static LoopbackServer.Script redirect(String to) {
    return connection -> connection.head(302, "Location: " + to).end();
  }

  private static LoopbackServer.Script page(String text) {
    return LoopbackServer.document(200, "text/plain", text);
  }

  @Test
  void aPageIsItsText() throws Exception {
    try (var server = new LoopbackServer(page("na\u00efve\r\n"))) {
      assertThat(fetch(server.address() + "/a%20b?q=1#part")).isEqualTo("na\u00efve\r\n");
      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.path()).isEqualTo("/v1/a%20b?q=1");
      assertThat(request.headers()).containsEntry("user-agent", "llm/1 (test)");
    }
  }

  @Test
  void threeRedirectsAreFollowedAndNotFour() throws Exception {
    try (var server =
        new LoopbackServer(redirect("/v1/b"), redirect("c"), redirect("/d?x=1"), page("there"))) {
      assertThat(fetch(server.address() + "/a")).isEqualTo("there");
      assertThat(server.requests())
          .extracting(LoopbackServer.Request::path)
          .containsExactly("/v1/a", "/v1/b", "/v1/c", "/d?x=1");
    }
    try (var server = new LoopbackServer(redirect("/round"))) {
      fails(
          server.address() + "/a?key=secret",
          "cannot fetch \"" + server.address() + "/a\": it redirects more than 3 times");
      assertThat(server.requests()).hasSize(4);
    }
  }

  @Test
  void redirectsLeadToPagesOnly() throws Exception {
    try (var server = new LoopbackServer(redirect("file:///etc/passwd"))) {
      fails(
          server.address() + "/a",
          "cannot fetch \""
              + server.address()
              + "/a\": it redirects to something that is not a page");
    }
  }

  @Test
  void refusalsAreOneLine() throws Exception {
    try (var server =
        new LoopbackServer(LoopbackServer.document(404, "text/html", "<p>gone</p>"))) {
      fails(
          server.address() + "/a", "cannot fetch \"" + server.address() + "/a\": it answered 404");
    }
  }

  @Test
  void theCharsetIsTheOneItSays() throws Exception {
    byte[] latin = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    for (String type :
        List.of("text/plain; charset=\"ISO-8859-1\"; x=y", "text/plain;Charset=latin1")) {
      try (var server =
          new LoopbackServer(
              connection -> connection.head(200, "Content-Type: " + type).chunk(latin).end())) {
        assertThat(fetch(server.address() + "/a")).isEqualTo("caf\u00e9");
      }
    }
    try (var server =
        new LoopbackServer(LoopbackServer.document(200, "text/plain; charset=odd", "\u00e9"))) {
      assertThat(fetch(server.address() + "/a")).isEqualTo("\u00e9");
    }
  }

  @Test
  void whatIsNoTextIsTold() throws Exception {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G'};
    try (var server =
        new LoopbackServer(
            connection -> connection.head(200, "Content-Type: image/png").chunk(png).end())) {
      fails(
          server.address() + "/a",
          "cannot fetch \"" + server.address() + "/a\": it is not text in UTF-8");
    }
  }

  @Test
  void whatTakesTooLongIsGivenUp() throws Exception {
    try (var server =
        new LoopbackServer(
            connection -> connection.head(200, "Content-Type: text/plain").chunk("a").silence())) {
      fails(
          server.address() + "/a",
          "cannot fetch \"" + server.address() + "/a\": it takes longer than 2 s");
    }
  }

  @Test
  void whereNobodyListensIsTold() throws Exception {
    String address;
    try (var server = new LoopbackServer(page(""))) {
      address = server.address() + "/a";
    }
    fails(address, "cannot fetch \"" + address + "\": no connection, connection refused");
  }

  @Test
  void whatIsNoAddressIsTold() {
    for (String odd : List.of("http://", "https:///x", "http://a b/", "http://[x/")) {
      assertThatThrownBy(() -> fetch(odd))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage("\"" + odd + "\" is not the address of a page; check it");
    }
  }
}
