package dev.llmjava.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ObservedTransportTest {
  /** Writes down what it is told. */
  private static final class Notes implements ExchangeObserver {
    final List<String> all = new ArrayList<>();

    @Override
    public boolean watches(URI address) {
      return address.getPath().endsWith("/watched");
    }

    @Override
    public synchronized void request(
        String method, String address, Map<String, String> headers, @Nullable Json body) {
      all.add(method + " " + address + " " + headers + " " + body);
    }

    @Override
    public synchronized void answer(int status, Map<String, String> headers) {
      all.add(status + " " + headers.get("content-type") + " " + headers.get("x-seen"));
    }

    @Override
    public synchronized void body(String lines) {
      all.add(lines);
    }
  }

  private final Notes notes = new Notes();

  private void exchange(LoopbackServer server, String path, int buffer) throws IOException {
    var call =
        HttpCall.post(
            URI.create(server.address() + path),
            Map.of(
                "Authorization", "Bearer sk-secret-1", "X-Who", "me", "X-Mine", "value-of-9-signs"),
            Json.parse("{\"a\":1}"));
    try (var transport = new ObservedTransport(HttpTransport.create(), notes)) {
      HttpReply reply = transport.start(call);
      reply.status();
      var bytes = new byte[buffer];
      while (reply.read(bytes) >= 0) {}
      reply.release();
    }
  }

  @Test
  void aSecretThatAnAnswerRepeatsIsMaskedWhereverItIsCut() throws Exception {
    String body = "one sk-secret-1\ntwo \u00e9sk-secret-1\nthree sk-secret-1";
    for (int buffer : new int[] {1, 3, 1000}) {
      notes.all.clear();
      try (var server =
          new LoopbackServer(
              LoopbackServer.document(200, "text/plain", body, "X-Seen: sk-secret-1"))) {
        exchange(server, "/watched", buffer);
        assertThat(notes.all.get(0))
            .isEqualTo(
                "POST "
                    + server.address()
                    + "/watched {authorization=[...], content-type=application/json, x-mine=[...],"
                    + " x-who=[...]} {\"a\":1}");
      }
      assertThat(notes.all.get(1)).isEqualTo("200 text/plain ***");
      assertThat(String.join("", notes.all.subList(2, notes.all.size())))
          .isEqualTo("one ***\ntwo \u00e9***\nthree ***");
    }
  }

  @Test
  void whatNobodyWatchesIsNotTold() throws Exception {
    try (var server = new LoopbackServer(LoopbackServer.document(200, "text/plain", "x"))) {
      exchange(server, "/other", 10);
    }
    assertThat(notes.all).isEmpty();
  }

  @Test
  void whatHadComeIsToldWhenAnAnswerIsGivenUp() throws Exception {
    try (var server =
            new LoopbackServer(
                connection -> {
                  connection.head(200).chunk("begun");
                  connection.silence();
                });
        var transport = new ObservedTransport(HttpTransport.create(), notes)) {
      HttpReply reply =
          transport.start(HttpCall.get(URI.create(server.address() + "/watched"), Map.of()));
      reply.status();
      var bytes = new byte[100];
      assertThat(new String(bytes, 0, reply.read(bytes), StandardCharsets.UTF_8))
          .isEqualTo("begun");
      reply.close();
      reply.close();
      assertThat(notes.all).endsWith("begun").hasSize(3);
      assertThat(server.sawDrop()).isTrue();
    }
  }
}
