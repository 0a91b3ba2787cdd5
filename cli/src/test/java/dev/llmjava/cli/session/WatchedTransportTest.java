package dev.llmjava.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.StatusLine;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.http.HttpCall;
import dev.llmjava.http.HttpReply;
import dev.llmjava.http.HttpTransport;
import dev.llmjava.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** How far transfers are, with a server that stops in the middle until it was seen. */
@Timeout(60)
@Isolated("looks at all threads")
class WatchedTransportTest {
  /** More than was read and the buffers between two sockets hold, which may be 36 MB. */
  private static final int LARGE = 48 << 20;

  private static final int READ = 4 << 20;

  private final CountDownLatch seen = new CountDownLatch(1);
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private StatusLine status;
  private HttpTransport transport;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    Map<String, String> environment = Map.of("COLUMNS", "100");
    status =
        StatusLine.at(
            new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new Output(new ByteArrayOutputStream(), true, environment),
                new Output(err, true, environment),
                true,
                environment));
    transport = WatchedTransport.of(HttpTransport.create(), status);
  }

  @AfterEach
  void stop() {
    seen.countDown();
    transport.close();
    status.close();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("POST")) {
        exchange.getRequestBody().readNBytes(READ);
        await();
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write(new byte[500]);
      exchange.getResponseBody().flush();
      await();
      exchange.getResponseBody().write(new byte[500]);
    }
  }

  private void await() {
    try {
      seen.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x?key=secret");
  }

  private void awaitDrawn(String text) throws InterruptedException {
    while (!errors().contains(text)) {
      Thread.sleep(10);
    }
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anUploadIsABarUntilItIsThrough() throws Exception {
    Json body = Json.of("x".repeat(LARGE));
    try (HttpReply reply = transport.start(HttpCall.post(address(), Map.of(), body))) {
      awaitDrawn(" of 48.00 MB");
      assertThat(errors()).contains("sending █").contains("░");
      status.show("waiting");
      seen.countDown();
      assertThat(reply.status()).isEqualTo(200);
      err.reset();
      awaitDrawn("waiting");
      assertThat(errors()).doesNotContain("sending");
    }
  }

  @Test
  void aDownloadIsABarWhereItsLengthIsKnown() throws Exception {
    try (HttpReply reply = transport.start(HttpCall.get(address(), Map.of()))) {
      assertThat(reply.status()).isEqualTo(200);
      int read = 0;
      while (read < 500) {
        read += reply.read(new byte[100]);
      }
      awaitDrawn("/x ██████████░░░░░░░░░░ 500.00 B of 1000.00 B");
      assertThat(errors()).contains("fetching http://127.0.0.1").doesNotContain("secret");
      seen.countDown();
      while (reply.read(new byte[100]) >= 0) {}
    }
    status.close();
    assertThat(errors()).endsWith("\r\u001b[K");
  }

  @Test
  void smallRequestsAreNotShown() throws Exception {
    seen.countDown();
    try (HttpReply reply =
        transport.start(HttpCall.post(address(), Map.of(), Json.of("x".repeat(100_000))))) {
      assertThat(reply.status()).isEqualTo(200);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("status"));
  }
}
