package dev.llmjava.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.llmjava.cli.completion.Completing;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
          List.of("-m", "echo", "hi", "-f", "-"),
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

  private static final List<String> COMPLETED =
      List.of("llm m", "llm -m gp", "llm -o t", "llm -t a", "llm --cid 0", "llm -T l", "llm --");

  private static final String ANSWER =
      """
      data: {"id":"1","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}

      data: {"choices":[{"index":0,"delta":{"reasoning_content":"Hm."}}]}

      data: {"choices":[{"index":0,"delta":{"content":"# Hello\\n- *you* `x`\\n```java\\nint x;\\n```\\n"}}]}

      data: {"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"1","function":\
      {"name":"f","arguments":"{}"}}]}}]}

      data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: {"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}

      data: [DONE]

      """;

  private Training() {}

  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofPlatform().daemon().start(() -> answerAll(server));
      runAll();
      Files.writeString(
          Path.of(System.getenv("LLM_USER_PATH")).resolve("extra-openai-models.yaml"),
          "- model_id: over-http\n  model_name: m\n  api_base: http://127.0.0.1:"
              + server.getLocalPort()
              + "/v1\n");
      runAll();
    }
    SSLContext.getDefault();
    System.exit(0);
  }

  /** Not the JDK's server, whose classes would only fill the archive. */
  private static void answerAll(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        var request = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
        for (String line = request.readLine(); line != null && !line.isEmpty(); ) {
          line = request.readLine();
        }
        byte[] body = ANSWER.getBytes(UTF_8);
        client
            .getOutputStream()
            .write(
                ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n"
                        + Integer.toHexString(body.length)
                        + "\r\n")
                    .getBytes(UTF_8));
        client.getOutputStream().write(body);
        client.getOutputStream().write("\r\n0\r\n\r\n".getBytes(UTF_8));
        client.shutdownOutput();
        while (request.read() >= 0) {}
      } catch (IOException e) {
        // the client has gone, or the training is over
      }
    }
  }

  private static void runAll() {
    for (List<String> command : COMMANDS) {
      run(command, System.getenv(), false);
    }
    run(List.of("-m", "over-http", "hi"), System.getenv(), true);
    var completing = new HashMap<>(System.getenv());
    completing.put(Completing.VARIABLE, "bash");
    for (String line : COMPLETED) {
      run(List.of(line, " :="), completing, false);
    }
    completing.put(Completing.VARIABLE, "zsh");
    run(List.of("logs", "-"), completing, false);
  }

  private static void run(List<String> command, Map<String, String> environment, boolean terminal) {
    Main.run(
        command,
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new Output(OutputStream.nullOutputStream(), terminal),
            new Output(OutputStream.nullOutputStream(), true),
            false,
            environment));
  }
}
