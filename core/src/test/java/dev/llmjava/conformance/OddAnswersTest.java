package dev.llmjava.conformance;

import static dev.llmjava.http.LoopbackServer.document;
import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.LlmException;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.http.LoopbackServer;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What proxies, crashes and wrong addresses send in the place of an answer: one clear error. */
class OddAnswersTest {
  static final List<Protocol> ALL = Protocols.ALL;

  @TempDir static Path directory;
  private static ReplayedModels models;

  @BeforeAll
  static void start() {
    models = new ReplayedModels(directory, Duration.ofMillis(700));
  }

  @AfterAll
  static void stop() {
    models.close();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aRefusalThatIsLabelledAsAStream(Protocol protocol) throws Exception {
    LlmException failure =
        failure(
            protocol,
            document(
                404,
                "text/event-stream",
                "{\"error\": {\"message\": \"no such\\nmodel\", \"type\": \"not_found\"}}"));

    assertThat(failure).isInstanceOf(LlmException.Refused.class).hasMessageContaining("404");
    var refused = (LlmException.Refused) failure;
    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.providerMessage()).isEqualTo("no such\nmodel");
    assertThat(refused.retryable()).isFalse();
    assertThat(failure.getMessage()).doesNotContain("\n");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aWebPageOfAProxy(Protocol protocol) throws Exception {
    String page = "<html><title>502</title><h1>Bad gateway</h1></html>";

    assertThat(failure(protocol, document(502, "text/html", page)))
        .isInstanceOf(LlmException.Refused.class)
        .hasMessageContaining("answered 502: 502 Bad gateway");
    assertThat(failure(protocol, document(200, "text/html", page)))
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessageContaining("a web page");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void anEmptyBody(Protocol protocol) throws Exception {
    assertThat(failure(protocol, document(200, "text/event-stream", "")))
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessageContaining("sent an empty answer");
    assertThat(failure(protocol, document(401, "application/json", "")))
        .isInstanceOf(LlmException.Refused.class)
        .hasMessageContaining("answered 401: (no message)");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aBodyThatEndsInTheMiddleOfItsJson(Protocol protocol) throws Exception {
    assertThat(failure(protocol, document(200, "application/json", "{\"id\": \"x\", \"con")))
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessageContaining("broke off");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void bytesThatAreNoText(Protocol protocol) throws Exception {
    assertThat(
            failure(
                protocol,
                connection -> {
                  connection.head(200, "Content-Type: text/event-stream");
                  byte[] line = {'d', 'a', 't', 'a', ':', '{', '"', (byte) 0xC3, '"', '}', 10, 10};
                  connection.chunk(line);
                  connection.end();
                }))
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessageContaining("broke off: it sent bytes that are not UTF-8");
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void silence(Protocol protocol) throws Exception {
    assertThat(failure(protocol, LoopbackServer.Connection::silence))
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessageContaining("did not answer: nothing came for 0.7 s");
    assertThat(
            failure(
                protocol,
                connection -> {
                  connection.head(200, "Content-Type: text/event-stream").chunk(": wait\n\n");
                  connection.silence();
                }))
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessageContaining("broke off: nothing came for 0.7 s");
  }

  private static LlmException failure(Protocol protocol, LoopbackServer.Script script)
      throws Exception {
    var asked =
        new Recorded(
            protocol.folder(),
            "none",
            directory,
            Json.object().put("model", "some-model").build(),
            Json.Obj.EMPTY);
    try (var server = new LoopbackServer(script)) {
      String base = server.address().resolve("/").toString().replaceAll("/$", "");
      try (Response response = protocol.model(asked, base, models).prompt(Prompt.of("hello"))) {
        Reading reading = Reading.of(response);
        assertThat(reading.finished()).isEmpty();
        return reading.failure().orElseThrow();
      }
    }
  }
}
