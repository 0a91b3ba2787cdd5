package dev.llmjava.http;

import static dev.llmjava.http.LoopbackServer.document;
import static dev.llmjava.http.LoopbackServer.stream;
import static dev.llmjava.http.RecordingTransport.Mode.OFF;
import static dev.llmjava.http.RecordingTransport.Mode.RECORD;
import static dev.llmjava.http.RecordingTransport.Mode.REPLAY;
import static dev.llmjava.http.RecordingTransport.Mode.REPLAY_ONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.ModelInfo;
import dev.llmjava.Response;
import dev.llmjava.StreamEvent;
import dev.llmjava.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTransportTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("traffic.jsonl");
  }

  @Test
  @DisplayName("S79 what was recorded is told again with no server, event by event")
  void whatWasRecordedIsToldAgainWithoutTheServer() throws Exception {
    URI address;
    List<StreamEvent> live;
    try (var server = new LoopbackServer(stream("Hello ", "wörld ", "🎉", "END"));
        var transport = recorder(RECORD)) {
      address = server.address();
      live = events(address, transport, "hi");
    }
    try (var transport = recorder(REPLAY_ONLY)) {
      assertThat(events(address, transport, "hi")).isEqualTo(live);
      assertThat(live).hasSize(5);
    }
  }

  @Test
  @DisplayName("S79 pieces keep the boundaries they arrived with, whatever they cut through")
  void piecesKeepTheirBoundaries() throws Exception {
    byte[] body = "data: wörld 🎉\n\ndata: END\n\n".getBytes(StandardCharsets.UTF_8);
    URI address;
    try (var server = new LoopbackServer(oneByOne(body));
        var transport = recorder(RECORD)) {
      address = server.address();
      assertThat(ask(address, transport, "hi")).isEqualTo("wörld 🎉");
    }

    var recorded = new ArrayList<byte[]>();
    line(0).items("pieces").forEach(piece -> recorded.add(Piece.of(piece).bytes()));
    assertThat(recorded).hasSizeGreaterThan(10);
    assertThat(Files.readString(file)).contains("\"base64\"");
    try (var transport = recorder(REPLAY_ONLY)) {
      assertThat(read(transport, address, "hi")).containsExactlyElementsOf(recorded);
      assertThat(ask(address, transport, "hi")).isEqualTo("wörld 🎉");
    }
  }

  @Test
  @DisplayName("S79 what is not in the file is sent and recorded")
  void replayFillsTheFile() throws Exception {
    try (var server = new LoopbackServer(stream("one", "END"), stream("two", "END"));
        var transport = recorder(REPLAY)) {
      assertThat(ask(server.address(), transport, "a")).isEqualTo("one");
      assertThat(ask(server.address(), transport, "a")).isEqualTo("one");
      assertThat(ask(server.address(), transport, "b")).isEqualTo("two");
      assertThat(server.requests()).hasSize(2);
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  @DisplayName("S79 off touches no file")
  void offTouchesNoFile() throws Exception {
    try (var server = new LoopbackServer(stream("one", "END"));
        var transport = recorder(OFF)) {
      assertThat(ask(server.address(), transport, "a")).isEqualTo("one");
    }
    assertThat(file).doesNotExist();
  }

  @Test
  @DisplayName("S77 answers to the same request are told in order, and the last again and again")
  void answersToTheSameRequestAreToldInOrder() throws Exception {
    URI address;
    try (var server = new LoopbackServer(stream("one", "END"), stream("two", "END"));
        var transport = recorder(RECORD)) {
      address = server.address();
      assertThat(ask(address, transport, "a")).isEqualTo("one");
      assertThat(ask(address, transport, "a")).isEqualTo("two");
    }
    for (int run = 0; run < 2; run++) {
      try (var transport = recorder(REPLAY_ONLY)) {
        assertThat(ask(address, transport, "a")).isEqualTo("one");
        assertThat(ask(address, transport, "a")).isEqualTo("two");
        assertThat(ask(address, transport, "a")).isEqualTo("two");
      }
    }
  }

  @Test
  @DisplayName("S77 recording a request anew replaces its answers")
  void recordingAnewReplaces() throws Exception {
    try (var server = new LoopbackServer(stream("one", "END"), stream("two", "END"))) {
      for (int run = 0; run < 2; run++) {
        try (var transport = recorder(RECORD)) {
          ask(server.address(), transport, "a");
        }
      }
      try (var transport = recorder(REPLAY_ONLY)) {
        assertThat(ask(server.address(), transport, "a")).isEqualTo("two");
      }
    }
  }

  @Test
  @DisplayName("S78 the order of keys does not matter, the method, the address and values do")
  void theKeyIsOverMethodAddressAndCanonicalBody() {
    String key = key("https://a.example/v1?alt=sse", "{\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}");

    assertThat(key).hasSize(64);
    assertThat(key("https://a.example/v1?alt=sse", "{\"b\":{\"d\":3,\"c\":2},\"a\":1}"))
        .isEqualTo(key);
    assertThat(
            key(
                "https://a.example/v1?key=k1&alt=sse&X-Amz-Signature=s",
                "{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"))
        .isEqualTo(key);
    assertThat(key("https://a.example/v1?alt=json", "{\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}"))
        .isNotEqualTo(key);
    assertThat(key("https://a.example/v1?alt=sse", "{\"a\": 1, \"b\": {\"c\": 2, \"d\": 4}}"))
        .isNotEqualTo(key);
    URI address = URI.create("https://a.example/v1");
    assertThat(request(HttpCall.get(address, Map.of())).key())
        .isNotEqualTo(request(HttpCall.post(address, Map.of(), Json.Null.NULL)).key());
  }

  @Test
  @DisplayName("S79 a failed call is retried for real")
  void failedCallsAreNotRecorded() throws Exception {
    try (var server =
            new LoopbackServer(
                document(500, "text/plain", "down"),
                document(429, "text/plain", "slow down"),
                stream("fine", "END"));
        var transport = recorder(REPLAY)) {
      assertThat(ask(server.address(), transport, "a")).isEqualTo("fine");
      assertThat(ask(server.address(), transport, "a")).isEqualTo("fine");
      assertThat(server.requests()).hasSize(3);
    }
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void aRefusalOfTheRequestItselfIsRecordedAndOneOfTheKeyIsNot() throws Exception {
    try (var server =
            new LoopbackServer(
                document(400, "application/json", "{\"error\":{\"message\":\"too long\"}}"),
                document(401, "application/json", "{\"error\":{\"message\":\"who?\"}}"));
        var transport = recorder(REPLAY)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> ask(server.address(), transport, "a"))
            .hasMessage("words answered 400: too long");
        assertThatThrownBy(() -> ask(server.address(), transport, "b"))
            .hasMessage("words answered 401: who?");
      }
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void whatBrokeOffFailedInTheStreamOrWasGivenUpIsNotRecorded() throws Exception {
    try (var server =
            new LoopbackServer(
                stream("cut off"),
                stream("a", "ERROR"),
                connection -> {
                  connection.head(200, "Content-Type: text/event-stream");
                  connection.chunk("data: given up\n\n").silence();
                });
        var transport = recorder(RECORD)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> ask(server.address(), transport, "a"))
            .isInstanceOf(LlmException.class);
      }
      Response response = new WordModel(server.address(), transport).prompt("a");
      assertThat(response.events().iterator().next()).isInstanceOf(StreamEvent.TextDelta.class);
      response.close();
    }
    assertThat(file).isEmptyFile();
  }

  @Test
  @DisplayName("S79 no secret reaches the file")
  void noSecretReachesTheFile() throws Exception {
    String key = "sk-live/4711+abc=";
    URI address;
    try (var server = new LoopbackServer(echo(key));
        var network = recorder(RECORD)) {
      address = URI.create(server.address() + "?alt=sse&key=AIza-query-key&access_token=ya29");
      read(network, call(address, key));
    }

    assertThat(Files.readString(file))
        .doesNotContain("4711")
        .doesNotContain("AIza")
        .doesNotContain("ya29")
        .doesNotContain("hunter2")
        .doesNotContain("organisation-9")
        .doesNotContain("session-cookie")
        .doesNotContain("x-vault")
        .contains("alt=sse&key=***&access_token=***")
        .contains("my key is *** indeed")
        .contains("\"authorization\":\"***\"");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    URI keyless = URI.create(address.toString().replaceAll("&key=.*", ""));
    try (var transport = recorder(REPLAY_ONLY)) {
      assertThat(new String(join(read(transport, call(keyless, key))), StandardCharsets.UTF_8))
          .isEqualTo("data: you are ***\n\ndata: END\n\n");
    }
  }

  @Test
  void severalTransportsRecordIntoOneFileAtOnce() throws Exception {
    int threads = 8;
    int each = 12;
    URI address;
    try (var server =
            new LoopbackServer(
                connection -> stream(connection.request().body(), "END").answer(connection));
        var one = recorder(RECORD);
        var two = recorder(RECORD);
        var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      address = server.address();
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int number = t;
        running.add(
            pool.submit(
                () ->
                    IntStream.range(0, each)
                        .forEach(
                            i -> ask(address, number % 2 == 0 ? one : two, number + "." + i))));
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    }

    assertThat(Files.readAllLines(file)).hasSize(threads * each);
    try (var transport = recorder(REPLAY_ONLY)) {
      for (int t = 0; t < threads; t++) {
        for (int i = 0; i < each; i++) {
          assertThat(ask(address, transport, t + "." + i))
              .isEqualTo("{\"prompt\":\"" + t + "." + i + "\"}");
        }
      }
    }
  }

  @Test
  void aBrokenLineIsNamed() throws Exception {
    Files.writeString(
        file, "{\"v\":1,\"status\":200,\"method\":\"GET\",\"address\":\"x\"}\n\n{oops\n");
    assertThatThrownBy(() -> recorder(REPLAY_ONLY))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageStartingWith("line 3 of the recording " + file + " is not a recorded exchange: ")
        .hasMessageEndingWith("; mend or remove it")
        .message()
        .hasLineCount(1);

    Files.writeString(file, "{\"v\":2}\n");
    assertThatThrownBy(() -> recorder(RECORD))
        .hasMessage(
            "line 1 of the recording "
                + file
                + " is not a recorded exchange: it is of version 2, not 1; mend or remove it");
  }

  @Test
  void aLineThatAProcessLeftUnfinishedSpoilsNoOther() throws Exception {
    Files.writeString(file, "");
    try (var server = new LoopbackServer(stream("fine", "END"));
        var transport = recorder(RECORD)) {
      Files.writeString(file, "{\"v\":1,\"ru");
      ask(server.address(), transport, "a");
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
    assertThatThrownBy(() -> recorder(REPLAY)).hasMessageStartingWith("line 1 of the recording ");
  }

  @Test
  void aMissingRecordingIsNamed() {
    assertThatThrownBy(() -> recorder(REPLAY_ONLY))
        .hasMessage("there is no recording " + file + "; record one first");
    Path nowhere = folder.resolve("no/such.jsonl");
    assertThatThrownBy(() -> RecordingTransport.open(nowhere, RECORD))
        .hasMessage("cannot write the recording " + nowhere + ": its folder does not exist");
    assertThatThrownBy(() -> RecordingTransport.open(folder, RECORD))
        .hasMessageStartingWith("cannot read the recording " + folder + ": ");
  }

  @Test
  @DisplayName("S79 a miss shows the nearest recorded request and the first difference")
  void aMissShowsTheNearestRequest() throws Exception {
    record(
        "https://a.example/v1/chat", "{\"model\":\"m1\",\"messages\":[{\"content\":\"hello\"}]}");
    record("https://a.example/v1/chat", "{\"model\":\"m2\",\"messages\":[]}");
    String words = "0123456789".repeat(4);
    record("https://a.example/v1/long", "{\"text\":\"" + words + "END\"}");

    assertMiss(
        "https://a.example/v1/chat",
        "{\"model\":\"m1\",\"messages\":[{\"content\":\"hullo\"}]}",
        "POST https://a.example/v1/chat (m1): the nearest, in line 1, has \"hello\" at"
            + " /messages/0/content where this one has \"hullo\"");
    assertMiss(
        "https://a.example/v1/chat",
        "{\"model\":\"m2\",\"messages\":[],\"a/b\":1}",
        "POST https://a.example/v1/chat (m2): the nearest, in line 2, has nothing at /a~1b where"
            + " this one has 1");
    assertMiss(
        "https://a.example/v1/chat",
        "{\"model\":\"m3\",\"messages\":[]}",
        "POST https://a.example/v1/chat (m3): the nearest, in line 2, asks m2");
    assertMiss(
        "https://a.example/v1/other",
        "{\"model\":\"m1\",\"messages\":[]}",
        "POST https://a.example/v1/other (m1): the nearest, in line 1, is POST"
            + " https://a.example/v1/chat");
    assertMiss(
        "https://a.example/v1/long",
        "{\"text\":\"" + words + "\\nFIN\"}",
        "POST https://a.example/v1/long: the nearest, in line 3, has \"...567890123456789END\" at"
            + " /text where this one has \"...567890123456789\\nFIN\"");
  }

  @Test
  void aMissInAnEmptyRecordingSaysSo() throws Exception {
    Files.createFile(file);
    assertMiss("https://a.example/v1", "{}", "POST https://a.example/v1: it is empty");
  }

  @Test
  @DisplayName("S79 streams replay with their timing on request")
  void streamsReplayWithTheirTiming() throws Exception {
    record("https://a.example/v1", "{}", 300);
    HttpCall call = HttpCall.post(URI.create("https://a.example/v1"), Map.of(), Json.Obj.EMPTY);
    try (var transport = recorder(REPLAY_ONLY)) {
      assertThat(millis(transport.withTiming(), call)).isBetween(300L, 20_000L);
      assertThat(millis(transport.withTiming(3), call)).isBetween(100L, 20_000L);
      assertThatThrownBy(() -> transport.withTiming(0))
          .hasMessage("a speed must be above 0, not 0.0");
    }
  }

  @Test
  void aReplayThatWaitsCanBeClosed() throws Exception {
    record("https://a.example/v1", "{}", 600_000);
    HttpCall call = HttpCall.post(URI.create("https://a.example/v1"), Map.of(), Json.Obj.EMPTY);
    try (var transport = recorder(REPLAY_ONLY).withTiming()) {
      HttpReply reply = transport.start(call);
      var closer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    pause();
                    reply.close();
                  });
      assertThatThrownBy(() -> reply.read(new byte[10])).isInstanceOf(IOException.class);
      closer.join();
    }
  }

  @Test
  void anAnswerThatCannotBeKeptIsStillAnAnswerAndTheNextCallSaysWhy() throws Exception {
    try (var server = new LoopbackServer(stream("fine", "END"))) {
      var transport = recorder(RECORD);
      Files.delete(file);
      assertThat(ask(server.address(), transport, "a")).isEqualTo("fine");
      assertThatThrownBy(() -> ask(server.address(), transport, "b"))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage("cannot write the recording " + file + ": its folder does not exist");
      assertThatThrownBy(transport::close).isInstanceOf(LlmException.Setup.class);
    }
  }

  @Test
  void aReaderThatIsInterruptedKeepsWhatItReadAndSpoilsNothing() throws Exception {
    try (var server = new LoopbackServer(stream("one", "END"), stream("two", "END"));
        var transport = recorder(REPLAY)) {
      HttpReply reply = transport.start(HttpCall.get(server.address(), Map.of()));
      assertThat(reply.status()).isEqualTo(200);
      while (reply.read(new byte[100]) >= 0) {}
      Thread.currentThread().interrupt();
      reply.release();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(ask(server.address(), transport, "b")).isEqualTo("two");
    }
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void aFileThatOthersCouldReadIsTheOwnersOnceItIsRecordedInto() throws Exception {
    Path real = Files.createFile(folder.resolve("real.jsonl"));
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r--r--"));
    Files.createSymbolicLink(file, real);
    try (var server = new LoopbackServer(stream("one", "END"));
        var transport = recorder(RECORD)) {
      ask(server.address(), transport, "a");
    }
    assertThat(Files.readAllLines(real)).hasSize(1);
    assertThat(Files.getPosixFilePermissions(real))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));

    Files.delete(real);
    assertThatThrownBy(() -> recorder(RECORD))
        .hasMessage("cannot write the recording " + file + ": it is a link that leads nowhere");
  }

  @Test
  void aPromptMayHoldTheKeyThatIsSentToNobody() throws Exception {
    try (var server = new LoopbackServer(stream("fine", "END"))) {
      Json body = Json.parse("{\"prompt\":\"it is replayed\"}");
      URI address = server.address();
      try (var transport = recorder(RECORD)) {
        read(transport, HttpCall.post(address, Map.of("api-key", "sk-4711-4711"), body));
      }
      try (var transport = recorder(REPLAY_ONLY)) {
        String key = String.valueOf(transport.key(new ModelInfo.KeyName("acme", null)));
        assertThat(read(transport, HttpCall.post(address, Map.of("api-key", key), body)))
            .isNotEmpty();
      }
    }
  }

  private RecordingTransport recorder(RecordingTransport.Mode mode) {
    return RecordingTransport.open(
        file,
        mode,
        HttpTransport.create(
            HttpSettings.STANDARD
                .withTimeouts(Duration.ofSeconds(20))
                .withRetries(2, Duration.ofMillis(5))));
  }

  private static String ask(URI address, HttpTransport transport, String prompt) {
    return new WordModel(address, transport).prompt(prompt).text();
  }

  private static List<StreamEvent> events(URI address, HttpTransport transport, String prompt) {
    var events = new ArrayList<StreamEvent>();
    new WordModel(address, transport).prompt(prompt).events().forEach(events::add);
    return events;
  }

  private static HttpCall call(URI address, String key) {
    return HttpCall.post(
        address,
        Map.of(
            "Authorization",
            "Bearer " + key,
            "X-Vault",
            "x-vault-4711",
            "OpenAI-Organization",
            "organisation-9"),
        Json.parse(
            "{\"prompt\":\"my key is "
                + key
                + " indeed\",\"tools\":[{\"type\":\"mcp\",\"authorization\":\"hunter2\","
                + "\"headers\":{\"X\":\"hunter2\"}}]}"));
  }

  /** Says the key, cut in two, and things about the caller in headers. */
  private static LoopbackServer.Script echo(String key) {
    return connection -> {
      connection.head(
          200,
          "Content-Type: text/event-stream",
          "Set-Cookie: session-cookie",
          "openai-organization: organisation-9");
      connection.chunk("data: you are " + key.substring(0, 5));
      pause();
      connection.chunk(key.substring(5) + "\n\ndata: END\n\n").end();
    };
  }

  private static LoopbackServer.Script oneByOne(byte[] body) {
    return connection -> {
      connection.head(200, "Content-Type: text/event-stream");
      for (byte b : body) {
        connection.chunk(new byte[] {b});
        Thread.sleep(1);
      }
      connection.end();
    };
  }

  private static List<byte[]> read(HttpTransport transport, URI address, String prompt)
      throws IOException {
    return read(
        transport, HttpCall.post(address, Map.of(), Json.object().put("prompt", prompt).build()));
  }

  private static List<byte[]> read(HttpTransport transport, HttpCall call) throws IOException {
    var pieces = new ArrayList<byte[]>();
    try (HttpReply reply = transport.start(call)) {
      assertThat(reply.status()).isEqualTo(200);
      var buffer = new byte[1000];
      for (int count = reply.read(buffer); count >= 0; count = reply.read(buffer)) {
        pieces.add(Arrays.copyOf(buffer, count));
      }
      reply.release();
    }
    return pieces;
  }

  private static byte[] join(List<byte[]> pieces) {
    var out = new ByteArrayOutputStream();
    pieces.forEach(out::writeBytes);
    return out.toByteArray();
  }

  private static long millis(HttpTransport transport, HttpCall call) throws IOException {
    long start = System.nanoTime();
    read(transport, call);
    return (System.nanoTime() - start) / 1_000_000;
  }

  private void assertMiss(String address, String body, String said) {
    try (var transport = recorder(REPLAY_ONLY)) {
      HttpCall call = HttpCall.post(URI.create(address), Map.of(), Json.parse(body));
      assertThatThrownBy(() -> transport.start(call))
          .isInstanceOf(LlmException.Setup.class)
          .hasMessage(file + " has no answer to " + said + "; record it first");
    }
  }

  private void record(String address, String body) {
    record(address, body, 0);
  }

  private void record(String address, String body, long pause) {
    var pieces = List.of(new Piece(pause, "data: END\n\n".getBytes(StandardCharsets.UTF_8)));
    var request = new RecordedRequest("POST", address, Json.parse(body));
    var lines = new RecordingFile(file);
    lines.prepare();
    lines.append(new RecordedExchange(0, "r", request, 200, Map.of(), pieces));
  }

  private Json.Obj line(int number) throws IOException {
    return Json.parseObject(Files.readAllLines(file).get(number));
  }

  private static String key(String address, String body) {
    return request(HttpCall.post(URI.create(address), Map.of(), Json.parse(body))).key();
  }

  private static RecordedRequest request(HttpCall call) {
    Json body = RecordedRequest.body(call);
    return RecordedRequest.of(call, body, Secrets.of(call, body));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
