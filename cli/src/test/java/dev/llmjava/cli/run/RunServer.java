package dev.llmjava.cli.run;

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
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Speaks chat completions on the loopback interface: says what it was told to each prompt, and
 * counts who asked what, and how many at a time.
 */
final class RunServer implements AutoCloseable {
  /** An answer, or a refusal where the status is not 200. */
  record Reply(int status, @Nullable String retryAfter, String text) {
    static Reply says(String text) {
      return new Reply(200, null, text);
    }

    static Reply refuses(int status, String words) {
      return new Reply(status, null, words);
    }
  }

  private final List<String> prompts = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Function<String, Reply> answers = prompt -> Reply.says("re: " + prompt);
  private volatile CountDownLatch held = new CountDownLatch(0);
  private int open;
  private int most;

  RunServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** What it says from now on; it gets the last message. */
  RunServer answers(Function<String, Reply> how) {
    answers = how;
    return this;
  }

  /** Answers nothing until {@link #release}. */
  void hold() {
    held = new CountDownLatch(1);
  }

  void release() {
    held.countDown();
  }

  /** What it goes by in errors. */
  String name() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** A file for extra-openai-models.yaml. */
  String models() {
    return "- {model_id: local, model_name: m, supports_schema: true, supports_tools: true,"
        + " api_base: \"http://"
        + name()
        + "/v1\"}\n";
  }

  /** What was asked, in the order in which it came. */
  synchronized List<String> prompts() {
    return List.copyOf(prompts);
  }

  /** How many were asked at a time, at most. */
  synchronized int mostAtOnce() {
    return most;
  }

  /** Waits until so many have been asked. */
  void awaitPrompts(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (prompts().size() < count) {
      if (System.nanoTime() > end) {
        throw new AssertionError("asked only " + prompts());
      }
      Thread.sleep(5);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Json.Obj last = (Json.Obj) Json.parseObject(body).items("messages").getLast();
      String prompt = String.valueOf(last.string("content"));
      begin(prompt);
      try {
        held.await();
        reply(exchange, answers.apply(prompt));
      } finally {
        end();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void begin(String prompt) {
    prompts.add(prompt);
    most = Math.max(most, ++open);
  }

  private synchronized void end() {
    open--;
  }

  private static void reply(HttpExchange exchange, Reply reply) throws IOException {
    if (reply.retryAfter() != null) {
      exchange.getResponseHeaders().add("retry-after", reply.retryAfter());
    }
    if (reply.status() != 200) {
      send(exchange, reply.status(), "{\"error\":{\"message\":" + Json.of(reply.text()) + "}}");
      return;
    }
    exchange.getResponseHeaders().add("content-type", "text/event-stream");
    send(
        exchange,
        200,
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":"
            + Json.of(reply.text())
            + "}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
            + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":2}}\n\n"
            + "data: [DONE]\n\n");
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }
}
