package dev.llmjava.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Speaks chat completions on the loopback interface: every request is answered with the next of the
 * given answers, as a stream or whole, as it asks.
 */
public final class ChatServer implements AutoCloseable {
  /** What an answer ends with. */
  public enum End {
    DONE,
    /** The connection ends too early. */
    CUT,
    /** Nothing more comes until the server is closed. */
    SILENCE
  }

  private record Answer(List<String> chunks, End end) {}

  public final List<Json.Obj> requests = new ArrayList<>();

  /** Of each request: its path, and what vouched for it. */
  public final List<String> heads = new ArrayList<>();

  private final List<Answer> answers = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile String reason = "stop";
  private volatile String list = "{\"data\":[]}";
  private volatile int status = 200;

  public ChatServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Queues an answer of these pieces of text. */
  public ChatServer says(String... chunks) {
    return ends(End.DONE, chunks);
  }

  public ChatServer ends(End end, String... chunks) {
    var lines = new ArrayList<String>();
    for (String chunk : chunks) {
      lines.add(chunk.startsWith("{") ? chunk : "{\"content\":" + Json.of(chunk) + "}");
    }
    answers.add(new Answer(lines, end));
    return this;
  }

  /** What it answers where it is asked for its models. */
  public ChatServer lists(int code, String json) {
    status = code;
    list = json;
    return this;
  }

  /** The word that answers end with. */
  public ChatServer because(String word) {
    reason = word;
    return this;
  }

  /** A line of extra-openai-models.yaml for it. */
  public String model(String id) {
    return "- {model_id: " + id + ", model_name: m, api_base: \"" + address() + "\"}\n";
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  private void answer(HttpExchange exchange) throws IOException {
    Answer answer;
    Json.Obj request;
    synchronized (this) {
      heads.add(
          exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    }
    if (exchange.getRequestMethod().equals("GET")) {
      try (exchange) {
        byte[] body = list.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("set-cookie", "session=secret; Path=/");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
      }
      return;
    }
    synchronized (this) {
      request =
          Json.parseObject(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      answer = answers.removeFirst();
    }
    try (exchange) {
      if (request.isTrue("stream")) {
        stream(exchange, answer);
      } else {
        whole(exchange, answer);
      }
    }
  }

  private void stream(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().add("content-type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    for (String delta : answer.chunks()) {
      send(exchange, "{\"choices\":[{\"index\":0,\"delta\":" + delta + "}]}");
    }
    if (answer.end() == End.SILENCE) {
      await();
    }
    if (answer.end() == End.DONE) {
      send(
          exchange,
          "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]}");
      send(
          exchange,
          "{\"choices\":[],\"usage\":{\"prompt_tokens\":1200,\"completion_tokens\":7,"
              + "\"prompt_tokens_details\":{\"cached_tokens\":3}}}");
      send(exchange, "[DONE]");
    }
  }

  private static void send(HttpExchange exchange, String data) throws IOException {
    exchange.getResponseBody().write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
  }

  private static void whole(HttpExchange exchange, Answer answer) throws IOException {
    var text = new StringBuilder();
    for (String delta : answer.chunks()) {
      String piece = Json.parseObject(delta).string("content");
      text.append(piece == null ? "" : piece);
    }
    byte[] body =
        ("{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":"
                + "{\"role\":\"assistant\",\"content\":"
                + Json.of(text.toString())
                + "}}]}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("content-type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
