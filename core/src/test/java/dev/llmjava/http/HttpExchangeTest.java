package dev.llmjava.http;

import static dev.llmjava.http.LoopbackServer.document;
import static dev.llmjava.http.LoopbackServer.stream;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.llmjava.LlmException;
import dev.llmjava.Response;
import dev.llmjava.json.Json;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpExchangeTest {
  private static final Duration SHORT = Duration.ofMillis(300);

  private final HttpTransport transport =
      HttpTransport.create(
          HttpSettings.STANDARD
              .withTimeouts(Duration.ofSeconds(5))
              .withRetries(2, Duration.ofMillis(5)));

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  @Test
  void sendsTheRequestWithItsHeadersAndReadsTheStream() throws Exception {
    try (var server = new LoopbackServer(stream("Hello ", "wörld", "END"))) {
      assertThat(ask(server).text()).isEqualTo("Hello wörld");

      LoopbackServer.Request request = server.requests().getFirst();
      assertThat(request.body()).isEqualTo("{\"prompt\":\"hi\"}");
      assertThat(request.headers())
          .containsEntry("authorization", "Bearer secret-key")
          .containsEntry("content-type", "application/json")
          .doesNotContainKey("upgrade");
    }
  }

  @Test
  void aCallTellsHowMuchOfItWasSent() throws Exception {
    try (var server = new LoopbackServer(document(200, "text/plain", "thanks"))) {
      var told = new CopyOnWriteArrayList<Long>();
      HttpCall call =
          HttpCall.post(server.address(), Map.of(), Json.of("x".repeat(1_000_000)))
              .telling(told::add);
      try (HttpReply reply = transport.start(call)) {
        assertThat(reply.status()).isEqualTo(200);
      }
      assertThat(told).isSorted().startsWith(0L).endsWith((long) call.length());
      assertThat(server.requests().getFirst().body()).hasSize(call.length());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 429, 500, 502, 503, 529})
  void aPassingRefusalIsTriedAgain(int status) throws Exception {
    try (var server =
        new LoopbackServer(document(status, "text/plain", "busy"), stream("ok", "END"))) {
      assertThat(ask(server).text()).isEqualTo("ok");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422})
  void aRefusalForGoodIsNotTriedAgain(int status) throws Exception {
    try (var server =
        new LoopbackServer(
            document(
                status,
                "application/json",
                "{\"error\": {\"message\": \"no\\n such  model\", \"type\": \"bad\"}}"))) {
      var refused = catchThrowableOfType(LlmException.Refused.class, () -> ask(server).text());

      assertThat(refused).hasMessage("words answered " + status + ": no such model");
      assertThat(refused.status()).isEqualTo(status);
      assertThat(refused.type()).contains("bad");
      assertThat(refused.providerMessage()).isEqualTo("no\n such  model");
      assertThat(refused.retryable()).isFalse();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void triesEndAndTheLastRefusalIsTheError() throws Exception {
    try (var server = new LoopbackServer(document(503, "text/plain", "busy"))) {
      assertThatThrownBy(() -> ask(server).text()).hasMessage("words answered 503: busy");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void theProviderSaysHowLongToWait() throws Exception {
    try (var server =
        new LoopbackServer(
            document(429, "text/plain", "slow down", "Retry-After: 0.4"), stream("ok", "END"))) {
      long start = System.nanoTime();

      assertThat(ask(server).text()).isEqualTo("ok");

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(390), Duration.ofSeconds(20));
    }
  }

  @Test
  void aProviderThatAsksForTooLongAPauseIsNotAskedAgain() throws Exception {
    try (var server =
        new LoopbackServer(document(429, "text/plain", "come tomorrow", "Retry-After: 3600"))) {
      var refused = catchThrowableOfType(LlmException.Refused.class, () -> ask(server).text());

      assertThat(refused.retryAfter()).contains(Duration.ofHours(1));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aPauseMayBeGivenAsADate() throws Exception {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(UTC).minusMinutes(1));
    try (var server =
        new LoopbackServer(
            document(503, "text/plain", "busy", "Retry-After: " + date), stream("ok", "END"))) {
      assertThat(ask(server).text()).isEqualTo("ok");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void theProviderCanForbidAnotherTry() throws Exception {
    try (var server =
        new LoopbackServer(document(429, "text/plain", "no quota", "X-Should-Retry: false"))) {
      assertThatThrownBy(() -> ask(server).text()).hasMessage("words answered 429: no quota");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void nothingIsTriedAgainAfterTheFirstEvent() throws Exception {
    try (var server =
        new LoopbackServer(
            connection -> {
              connection.head(200, "Content-Type: text/event-stream").chunk("data: half\n\n");
              connection.reset();
            },
            stream("again", "END"))) {
      Response response = ask(server);

      assertThatThrownBy(response::text)
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessageContaining("broke off");
      assertThat(response.partial().getFirst().text()).isEqualTo("half");
      assertThat(response.state()).isEqualTo(Response.State.FAILED);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    URI nowhere = URI.create("http://127.0.0.1:" + free + "/v1");
    var counting = new CountingTransport(transport, new AtomicInteger());
    Response response = new WordModel(nowhere, counting).prompt("hi");

    assertThatThrownBy(response::text)
        .isInstanceOf(LlmException.BrokenOff.class)
        .hasMessage("cannot reach words at " + nowhere + ": connection refused");
    assertThat(counting.count()).hasValue(3);
  }

  @Test
  void jsonInPlaceOfAStreamIsRead() throws Exception {
    for (String type : new String[] {"application/json", "text/event-stream"}) {
      try (var server = new LoopbackServer(document(200, type, " {\"word\": \"whole\"}"))) {
        assertThat(ask(server).text()).isEqualTo("whole");
      }
    }
  }

  @Test
  void aRefusalLabelledAsAStreamIsARefusal() throws Exception {
    try (var server =
        new LoopbackServer(
            document(404, "text/event-stream", "[{\"error\": {\"message\": \"gone\"}}]"))) {
      assertThatThrownBy(() -> ask(server).text()).hasMessage("words answered 404: gone");
    }
  }

  @Test
  void aWebPageIsToldFromAnAnswer() throws Exception {
    try (var server = new LoopbackServer(document(200, "text/html", "<html>hi</html>"))) {
      assertThatThrownBy(() -> ask(server).text())
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessageContaining("web page");
    }
    try (var server =
        new LoopbackServer(
            document(404, "text/html", "<html><style>x</style><h1>Not\nfound</h1></html>"))) {
      assertThatThrownBy(() -> ask(server).text()).hasMessage("words answered 404: Not found");
    }
  }

  @Test
  void anEmptyAnswerIsNoAnswer() throws Exception {
    try (var server = new LoopbackServer(document(200, "application/json", ""))) {
      assertThatThrownBy(() -> ask(server).text()).hasMessage("words sent an empty answer");
    }
  }

  @Test
  void aRedirectIsShownAndNotFollowed() throws Exception {
    try (var server =
        new LoopbackServer(
            document(307, "text/plain", "", "Location: http://elsewhere.example/v1"))) {
      assertThatThrownBy(() -> ask(server).text())
          .hasMessageContaining("to http://elsewhere.example/v1, which is not followed");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void anErrorInsideAStreamIsARefusalAndWhatCameBeforeStays() throws Exception {
    try (var server = new LoopbackServer(stream("half", "ERROR"))) {
      Response response = ask(server);

      assertThatThrownBy(response::text).hasMessage("words broke off with an error: out of words");
      assertThat(response.partial().getFirst().text()).isEqualTo("half");
    }
  }

  @Test
  void aCleanEndWithoutTheEndMarkIsTruncated() throws Exception {
    try (var server = new LoopbackServer(stream("half"))) {
      assertThatThrownBy(() -> ask(server).text())
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessageContaining("broke off");
    }
  }

  @Test
  void silenceBeforeTheFirstByteEndsWithTheTimeOut() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.Connection::silence);
        var impatient = HttpTransport.create(HttpSettings.STANDARD.withTimeouts(SHORT))) {
      assertThatThrownBy(() -> new WordModel(server.address(), impatient).prompt("hi").text())
          .isInstanceOf(LlmException.BrokenOff.class)
          .hasMessageContaining("did not answer: nothing came for 0.3 s");
      assertThat(server.sawDrop()).isTrue();
    }
  }

  @Test
  void silenceInTheMiddleEndsWithTheTimeOut() throws Exception {
    try (var server =
            new LoopbackServer(
                connection -> {
                  connection.head(200, "Content-Type: text/event-stream").chunk("data: a\n\n");
                  connection.silence();
                });
        var impatient = HttpTransport.create(HttpSettings.STANDARD.withTimeouts(SHORT))) {
      Response response = new WordModel(server.address(), impatient).prompt("hi");

      assertThatThrownBy(response::text).hasMessageContaining("broke off: nothing came for 0.3 s");
      assertThat(response.partial().getFirst().text()).isEqualTo("a");
      assertThat(server.sawDrop()).isTrue();
    }
  }

  @Test
  void aFinishedAnswerLeavesItsConnectionToTheNext() throws Exception {
    try (var server = new LoopbackServer(stream("hi", "END", "", "after the end"))) {
      for (int i = 0; i < 5; i++) {
        assertThat(ask(server).text()).isEqualTo("hi");
        Thread.sleep(50);
      }

      assertThat(server.requests()).hasSize(5).extracting(r -> r.connection()).containsOnly(1);
    }
  }

  @Test
  void aKeyThatTheProviderRepeatsIsNotShown() throws Exception {
    String refusal = "{\"error\": {\"message\": \"no such key: secret-key\"}}";
    try (var server = new LoopbackServer(document(401, "application/json", refusal))) {
      assertThatThrownBy(() -> ask(server).text())
          .hasMessage("words answered 401: no such key: ***");
    }
    try (var server = new LoopbackServer(stream("half", "ERROR secret-key"))) {
      assertThatThrownBy(() -> ask(server).text())
          .hasMessage("words broke off with an error: out of words: ***");
    }
  }

  @Test
  void aRequestDoesNotShowItsKey() {
    var call =
        HttpCall.post(
            URI.create("http://user:secret@127.0.0.1/?key=secret"),
            Map.of("Authorization", "Bearer secret"),
            Json.Obj.EMPTY);

    assertThat(call.toString()).isEqualTo("POST http://127.0.0.1/");
  }

  private Response ask(LoopbackServer server) {
    return new WordModel(server.address(), transport).prompt("hi");
  }

  private record CountingTransport(HttpTransport inner, AtomicInteger count)
      implements HttpTransport {
    @Override
    public HttpSettings settings() {
      return inner.settings();
    }

    @Override
    public HttpReply start(HttpCall call) {
      count.incrementAndGet();
      return inner.start(call);
    }

    @Override
    public void close() {}
  }
}
