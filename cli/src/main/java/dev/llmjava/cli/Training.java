package dev.llmjava.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * What packaging runs so that the archive holds the classes that everyday use loads: one of each
 * common command, and a prompt over HTTP to a server of its own. Not for users.
 */
final class Training {
  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("prompt", "--help"),
          List.of("-m", "echo", "hi"),
          List.of("-c", "again", "-s", "be brief", "-u"),
          List.of("-m", "markov", "one two three one two", "-o", "seed", "1"),
          List.of("-m", "over-http", "hi"),
          List.of("-m", "over-http", "hi", "--events"),
          List.of("-m", "over-http", "hi", "--no-stream", "-x"),
          List.of("-m", "echo", "hi", "--json"),
          List.of("logs", "-n", "1"),
          List.of("logs", "-c", "-u"),
          List.of("logs", "-r"),
          List.of("logs", "--json"),
          List.of("logs", "status"),
          List.of("keys"),
          List.of("aliases"),
          List.of("models"),
          List.of("models", "default"),
          List.of("--no-such-option"),
          List.of("-m", "no-such-model", "hi"));

  private static final String ANSWER =
      """
      data: {"id":"1","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}

      data: {"choices":[{"index":0,"delta":{"reasoning_content":"Hm."}}]}

      data: {"choices":[{"index":0,"delta":{"content":"Hello"}}]}

      data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"1","function":\
      {"name":"f","arguments":"{}"}}]}}]}

      data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}

      data: [DONE]

      """;

  private Training() {}

  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    HttpServer server = server();
    runAll();
    Files.writeString(
        Path.of(System.getenv("LLM_USER_PATH")).resolve("extra-openai-models.yaml"),
        "- model_id: over-http\n  model_name: m\n  api_base: http://127.0.0.1:"
            + server.getAddress().getPort()
            + "/v1\n");
    runAll();
    server.stop(0);
    SSLContext.getDefault();
    System.exit(0);
  }

  private static HttpServer server() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void runAll() {
    for (List<String> command : COMMANDS) {
      Main.run(
          command,
          new Terminal(
              new ByteArrayInputStream(new byte[0]),
              new Output(OutputStream.nullOutputStream(), false),
              new Output(OutputStream.nullOutputStream(), true),
              false,
              System.getenv()));
    }
  }
}
