package dev.llmjava.cli;

import dev.llmjava.UserDirectory;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What packaging runs once, so that the archive holds the classes of everyday commands: those
 * without a network, and one prompt to a server of its own.
 */
final class Training {
  private static final String ANSWER =
      """
      data: {"id":"x","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"hi"}}]}

      data: {"id":"x","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

      data: {"id":"x","model":"m","choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1}}

      data: [DONE]

      """;

  private static final List<List<String>> LINES =
      List.of(
          List.of("--version"),
          List.of("--help"),
          List.of("prompt", "--help"),
          List.of("-m", "echo", "hi"),
          List.of("-m", "markov", "one two three four", "-u"),
          List.of("-c", "-m", "echo", "more", "-s", "brief", "-o", "example_bool", "1"),
          List.of("-m", "trained", "hi"),
          List.of("-m", "trained", "--events", "hi"),
          List.of("-m", "trained", "--json", "hi"),
          List.of("logs"),
          List.of("logs", "-n", "1"),
          List.of("logs", "-r"),
          List.of("logs", "-c", "--json"),
          List.of("logs", "-q", "more"),
          List.of("logs", "status"),
          List.of("models"),
          List.of("aliases"),
          List.of("keys"),
          List.of("-m", "no-such-model", "hi"),
          List.of("--no-such-option"));

  private Training() {}

  public static void main(String[] arguments) throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var answering = new Thread(() -> answerAll(server), "answering");
      answering.setDaemon(true);
      answering.start();
      UserDirectory.standard(System.getenv())
          .write(
              "extra-openai-models.yaml",
              "- {model_id: trained, model_name: m, api_base: \"http://127.0.0.1:"
                  + server.getLocalPort()
                  + "\"}\n",
              false);
      for (List<String> line : LINES) {
        Main.run(line, silent());
      }
    }
  }

  private static Terminal silent() {
    return new Terminal(
        new ByteArrayInputStream(new byte[0]),
        new Output(OutputStream.nullOutputStream(), false),
        new Output(OutputStream.nullOutputStream(), false),
        false,
        System.getenv());
  }

  private static void answerAll(ServerSocket server) {
    while (true) {
      try (Socket socket = server.accept()) {
        skipRequest(socket);
        byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
        String head =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: "
                + body.length
                + "\r\nconnection: close\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void skipRequest(Socket socket) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    for (int i = 0; i < length; i++) {
      if (in.read() < 0) {
        return;
      }
    }
  }
}
