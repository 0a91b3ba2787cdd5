package dev.llmjava.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void readsAnObjectWithTheHeadersItWasGiven() throws Exception {
    try (var server = serving(200, "{\"data\":[{\"id\":\"a\"}]}")) {
      assertThat(fetch(server, LIMIT)).isEqualTo(Json.parse("{\"data\":[{\"id\":\"a\"}]}"));
      assertThat(server.requests().getFirst().path()).isEqualTo("/v1/models");
      assertThat(server.requests().getFirst().headers()).containsEntry("x-key", "k");
    }
  }

  @Test
  void anArrayIsTheDataOfAnObject() throws Exception {
    try (var server = serving(200, "[{\"id\":\"a\"}]")) {
      assertThat(fetch(server, LIMIT)).isEqualTo(Json.parse("{\"data\":[{\"id\":\"a\"}]}"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<html>no</html>, something that is not JSON",
    "'', something that is not JSON",
    "'{\"a\":', something that is not JSON",
    "7, neither an object nor a list"
  })
  void whatIsNoDocumentIsSaid(String body, String what) throws Exception {
    try (var server = serving(200, body)) {
      assertThatThrownBy(() -> fetch(server, LIMIT))
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessage("acme sent " + what + " (" + server.address() + "/models)");
    }
  }

  @Test
  void aRefusalHasTheProvidersWords() throws Exception {
    try (var server = serving(401, "{\"error\":{\"message\":\"bad key\"}}")) {
      assertThatThrownBy(() -> fetch(server, LIMIT))
          .isInstanceOf(LlmException.Refused.class)
          .hasMessage("acme answered 401: bad key");
    }
  }

  @Test
  void silenceEndsAtTheLimitAndTheConnectionIsGivenUp() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.Connection::silence)) {
      assertThatThrownBy(() -> fetch(server, Duration.ofMillis(100)))
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessageStartingWith("acme did not answer in 100 ms (http://127.0.0.1:");
      assertThat(server.sawDrop()).isTrue();
    }
  }

  @Test
  void aBodyThatNeverEndsEndsAtTheLimit() throws Exception {
    try (var server =
        new LoopbackServer(
            connection -> {
              connection.head(200);
              while (true) {
                connection.chunk(" ");
                Thread.sleep(10);
              }
            })) {
      assertThatThrownBy(() -> fetch(server, Duration.ofMillis(200)))
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessageStartingWith("acme did not answer in 200 ms");
    }
  }

  @Test
  void aBodyThatIsTooLongIsRefused() throws Exception {
    String block = " ".repeat(1 << 20);
    try (var server =
        new LoopbackServer(
            connection -> {
              connection.head(200);
              for (int i = 0; i < 20; i++) {
                connection.chunk(block);
              }
            })) {
      assertThatThrownBy(() -> fetch(server, Duration.ofSeconds(30)))
          .hasMessageStartingWith("acme sent more than 16 MB");
    }
  }

  @Test
  void nobodyThereIsSaidAtOnce() throws Exception {
    URI address;
    try (var server = serving(200, "{}")) {
      address = server.address();
    }
    try (HttpTransport transport = HttpTransport.create()) {
      HttpCall call = HttpCall.get(address, Map.of());
      assertThatThrownBy(() -> JsonDocument.fetch(transport, "acme", call, LIMIT))
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessage("cannot reach acme (" + address + "): connection refused");
    }
  }

  private static LoopbackServer serving(int status, String body) {
    return new LoopbackServer(LoopbackServer.document(status, "application/json", body));
  }

  private static Json.Obj fetch(LoopbackServer server, Duration limit) {
    HttpCall call = HttpCall.get(URI.create(server.address() + "/models"), Map.of("X-Key", "k"));
    try (HttpTransport transport = HttpTransport.create()) {
      return JsonDocument.fetch(transport, "acme", call, limit);
    }
  }
}
