package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a real process shows. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ProcessTest {
  @TempDir Path directory;
  private ChatServer server;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    shell = new Shell(directory).file("extra-openai-models.yaml", server.model("local"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ProcessBuilder llm(String... arguments) {
    return llm("-Xmx512m", List.of(arguments));
  }

  private ProcessBuilder llm(String memory, List<String> arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                memory,
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.llmjava.cli.Main"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().put("LLM_USER_PATH", directory.toString());
    builder.environment().put("LC_ALL", "C");
    builder.redirectError(directory.resolve("stderr").toFile());
    return builder;
  }

  /** Without what SQLite's driver says because the test's class path has a logging API. */
  private List<String> errors() throws IOException {
    var lines = new ArrayList<>(Files.readAllLines(directory.resolve("stderr")));
    lines.removeIf(line -> line.startsWith("SLF4J"));
    return lines;
  }

  private static String read(InputStream in, int bytes) throws IOException {
    return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  @Test
  void interruptedAnswersAreLogged() throws Exception {
    server.ends(ChatServer.End.SILENCE, "so ", "far");
    Process process = llm("-m", "local", "hi").start();
    process.getOutputStream().close();
    assertThat(read(process.getInputStream(), 6)).isEqualTo("so far");
    long from = System.nanoTime();
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)).isLessThan(3);
    assertThat(errors()).isEmpty();
    assertThat(shell.run("logs").ok().out())
        .contains("*This answer is not whole: interrupted*", "## Response\n\nso far\n");
  }

  @Test
  void soAreThoseOfAChain() throws Exception {
    shell.file(
        "extra-openai-models.yaml", server.model("local").replace("}", ", supports_tools: true}"));
    server.ends(
        ChatServer.End.DONE,
        "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":"
            + "{\"name\":\"llm_version\",\"arguments\":\"{}\"}}]}");
    server.ends(ChatServer.End.SILENCE, "so ", "far");
    Process process = llm("-m", "local", "-T", "llm_version", "hi").start();
    process.getOutputStream().close();
    assertThat(read(process.getInputStream(), 6)).isEqualTo("so far");
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(errors()).isEmpty();
    assertThat(shell.run("logs").ok().out())
        .contains("### Tool calls\n\n- **llm_version**: `c1`")
        .contains("### Tool results")
        .contains("*This answer is not whole: interrupted*", "## Response\n\nso far\n");
  }

  @Test
  void anInterruptedChatOfPipedLinesLogsItsAnswerAndEnds() throws Exception {
    server.says("one").ends(ChatServer.End.SILENCE, "so ", "far");
    Process process = llm("chat", "-m", "local").start();
    process.getOutputStream().write("hi\nand\nmore\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
    var shown = new StringBuilder();
    while (shown.indexOf("so far") < 0) {
      shown.append(read(process.getInputStream(), 1));
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(errors()).isEmpty();
    assertThat(server.requests).hasSize(2);
    assertThat(shell.run("logs").ok().out())
        .containsOnlyOnce("*This answer is not whole: interrupted*");
  }

  @Test
  void nobodyReads() throws Exception {
    server.ends(ChatServer.End.SILENCE, "one\n", "two\n".repeat(100_000), "three");
    Process process = llm("-m", "local", "hi").start();
    process.getOutputStream().close();
    assertThat(read(process.getInputStream(), 4)).isEqualTo("one\n");
    process.getInputStream().close();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(errors()).isEmpty();
    assertThat(shell.run("logs", "-r").ok().out()).startsWith("one\ntwo\n");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAnError() throws Exception {
    Process process =
        llm("-m", "echo", "-n", "hi").redirectOutput(Path.of("/dev/full").toFile()).start();
    process.getOutputStream().close();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(errors()).containsExactly("Error: cannot write the output: No space left on device");
  }

  @Test
  void moreThanTheMemoryHoldsIsToldInOneLine() throws Exception {
    Path large = directory.resolve("large.txt");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    for (List<String> arguments :
        List.of(
            List.of("-m", "echo", "-f", large.toString()),
            List.of("-m", "echo", "--at", large.toString(), "image/png"))) {
      Process process = llm("-Xmx64m", arguments).start();
      process.getOutputStream().close();
      assertThat(read(process.getInputStream(), 1000)).isEmpty();
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(errors())
          .containsExactly(
              "Error: this needs more memory than there is; is a file or an input very large?");
    }
  }

  @Test
  void inputAndOutputAreUtf8InAnyLocale() throws Exception {
    server.says("naïve 🦊");
    Process process = llm("-m", "local", "-u", "größer").start();
    try (var in = process.getOutputStream()) {
      in.write("«é»".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(process.getInputStream(), 1000)).isEqualTo("naïve 🦊\n");
    assertThat(process.waitFor()).isZero();
    assertThat(server.requests.getFirst().items("messages").toString()).contains("«é» ");
  }

  @Test
  void theProxyOfTheEnvironmentIsAskedForATunnelAndToldWhoAsks() throws Exception {
    shell.file(
        "extra-openai-models.yaml",
        "- {model_id: far, model_name: m, api_base: \"https://models.example/v1\"}\n");
    try (var proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var asked = new CompletableFuture<List<String>>();
      Thread.ofVirtual().start(() -> refuse(proxy, asked));
      ProcessBuilder builder = llm("-m", "far", "-n", "hi");
      String host = "127.0.0.1:" + proxy.getLocalPort();
      builder.environment().put("HTTPS_PROXY", "http://me:secret@" + host);
      Process process = builder.start();
      process.getOutputStream().close();
      assertThat(asked.get(50, TimeUnit.SECONDS))
          .contains(
              "CONNECT models.example:443 HTTP/1.1", "Proxy-Authorization: Basic bWU6c2VjcmV0");
      assertThat(process.waitFor()).isOne();
      assertThat(errors())
          .containsExactly(
              "Error: the proxy "
                  + host
                  + " of HTTPS_PROXY does not take this user and password; correct it");
    }
  }

  /** Answers the first request as a proxy does that does not know who asks. */
  private static void refuse(ServerSocket proxy, CompletableFuture<List<String>> asked) {
    try (Socket socket = proxy.accept()) {
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      var lines = new ArrayList<String>();
      for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
        lines.add(line);
      }
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      asked.complete(lines);
    } catch (IOException | RuntimeException e) {
      asked.completeExceptionally(e);
    }
  }

  @Test
  void whatOnlyTerminalsNeedIsNotLoaded() throws Exception {
    Path loaded = directory.resolve("loaded");
    server.says("**hi**");
    ProcessBuilder builder = llm("-m", "local", "hi");
    builder.command().add(1, "-Xlog:class+load:file=" + loaded);
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(read(process.getInputStream(), 1000)).isEqualTo("**hi**\n");
    assertThat(process.waitFor()).isZero();
    List<String> ours =
        Files.readAllLines(loaded).stream().filter(line -> line.contains(" dev.llmjava.")).toList();
    assertThat(String.join("\n", ours))
        .contains(".LiveText ")
        .doesNotContain(
            "dev.llmjava.cli.markdown.",
            ".MarkdownText ",
            ".StatusLine ",
            ".WaitingDisplay ",
            ".WatchedTransport ",
            ".InlineImage ",
            ".SavedMedia ",
            "dev.llmjava.http.CountedBody ");
  }
}
