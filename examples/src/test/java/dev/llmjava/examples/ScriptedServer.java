package dev.llmjava.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** A provider on this machine that gives one prepared stream of chat completions after another. */
final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final Queue<String> answers;
  private final List<Json.Obj> requests = new ArrayList<>();

  ScriptedServer(String... answers) throws IOException {
    this.answers = new ArrayDeque<>(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** An answer of words. */
  static String says(String... chunks) {
    var body = new StringBuilder();
    for (String chunk : chunks) {
      frame(body, Json.object().put("content", chunk).build(), null);
    }
    frame(body, Json.Obj.EMPTY, "stop");
    return body + "data: [DONE]\n\n";
  }

  /** Words, then calls: name, arguments, name, arguments, the arguments in two pieces each. */
  static String saysAndCalls(String words, String... namesAndArguments) {
    var body = new StringBuilder();
    frame(body, Json.object().put("content", words).build(), null);
    for (int i = 0; i < namesAndArguments.length; i += 2) {
      String arguments = namesAndArguments[i + 1];
      int half = arguments.length() / 2;
      call(body, i / 2, "call_" + i / 2, namesAndArguments[i], arguments.substring(0, half));
      call(body, i / 2, null, null, arguments.substring(half));
    }
    frame(body, Json.Obj.EMPTY, "tool_calls");
    return body + "data: [DONE]\n\n";
  }

  private static void call(
      StringBuilder body, int index, String id, String name, String arguments) {
    var function = Json.object().putIfPresent("name", name).put("arguments", arguments).build();
    var call =
        Json.object().put("index", index).putIfPresent("id", id).put("function", function).build();
    frame(body, Json.object().put("tool_calls", Json.array(List.of(call))).build(), null);
  }

  private static void frame(StringBuilder body, Json.Obj delta, String reason) {
    var choice = Json.object().put("delta", delta).putIfPresent("finish_reason", reason).build();
    body.append("data: ")
        .append(Json.object().put("choices", Json.array(List.of(choice))).build())
        .append("\n\n");
  }

  /** What points a provider here. */
  Map<String, String> environment() {
    return Map.of(
        "OPENROUTER_BASE_URL",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "OPENROUTER_API_KEY",
        "k");
  }

  /** The bodies of all requests, in order. */
  synchronized List<Json.Obj> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String answer;
      synchronized (this) {
        requests.add(Json.parseObject(body));
        answer = answers.poll();
      }
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(answer == null ? 410 : 200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(
            (answer == null ? "the script is over" : answer).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
