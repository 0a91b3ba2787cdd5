package dev.llmjava.cli.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.StreamEvent;
import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Main;
import dev.llmjava.cli.Shell;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Output;
import dev.llmjava.cli.terminal.StatusLine;
import dev.llmjava.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said at a terminal while nothing comes. */
@Timeout(60)
class WaitingDisplayTest {
  private static final String ERASE = "\r\u001b[K";

  @TempDir Path directory;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PipedOutputStream keyboard = new PipedOutputStream();
  private ChatServer server;
  private Terminal terminal;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    new Shell(directory)
        .file(
            "extra-openai-models.yaml",
            server.model("local").replace("}", ", supports_tools: true}"));
    var environment = new HashMap<>(Map.of("LLM_USER_PATH", directory.toString(), "COLUMNS", "60"));
    terminal =
        new Terminal(
            new PipedInputStream(keyboard),
            new Output(screen, true, environment),
            new Output(screen, true, environment),
            true,
            environment);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String shown() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  private void await(String text) throws InterruptedException {
    while (!shown().contains(text)) {
      Thread.sleep(10);
    }
  }

  private CompletableFuture<Integer> run(String... arguments) {
    return CompletableFuture.supplyAsync(
        () -> Main.run(List.of(arguments), terminal), task -> Thread.ofPlatform().start(task));
  }

  @Test
  void tellsTheModelAndIsGoneBeforeAnError() throws Exception {
    server.ends(ChatServer.End.SILENCE);
    var running = run("-m", "local", "hi");
    await("waiting for local");
    server.close();
    assertThat(running.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(shown()).containsPattern("\r\u001b\\[KError: [^\n]*\n$");
  }

  @Test
  void isGoneBeforeAQuestionAndBeforeTheAnswer() throws Exception {
    server.says(
        "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":"
            + "{\"name\":\"llm_version\",\"arguments\":\"{}\"}}]}");
    server.says("# Done");
    var running = run("-m", "local", "--ta", "-T", "llm_version", "hi");
    await("[y/N]: ");
    int asked = shown().length();
    Thread.sleep(500);
    assertThat(shown()).as("nothing is drawn where the user types").hasSize(asked);
    keyboard.write("y\n".getBytes(StandardCharsets.UTF_8));
    keyboard.flush();
    assertThat(running.get(30, TimeUnit.SECONDS)).isZero();
    String rest = shown().substring(asked).replace(ERASE, "");
    assertThat(rest).endsWith("\u001b[1;4;35mDone\u001b[0m\n");
    assertThat(shown().lastIndexOf(ERASE)).isLessThan(shown().indexOf("Done"));
  }

  @Test
  void staysWhileAnAnswerComesThatIsShownAtItsEnd() throws Exception {
    try (var status = StatusLine.at(terminal)) {
      var display =
          new WaitingDisplay(new LiveText(terminal, LiveText.Show.NOTHING), status, "local");
      await("waiting for local");
      display.show(new StreamEvent.TextDelta(0, "words"));
      screen.reset();
      await("waiting for local");
      display.end();
      assertThat(shown()).endsWith(ERASE);
    }
  }

  @Test
  void isGoneOnceSomethingIsShown() throws Exception {
    server.ends(ChatServer.End.SILENCE, "words\n\nmore words ");
    var running = run("-m", "local", "hi");
    await("more");
    int length = shown().length();
    Thread.sleep(700);
    assertThat(shown()).hasSize(length);
    server.close();
    assertThat(running.get(30, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void workThatTakesLongIsToldWhileItGoesOn() {
    try (var session = new Session(terminal)) {
      String done =
          session.during(
              () -> "writing 1.00 MB",
              () -> {
                try {
                  await("writing 1.00 MB");
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                return "done";
              });
      assertThat(done).isEqualTo("done");
      assertThat(shown()).endsWith(ERASE);
    }
  }
}
