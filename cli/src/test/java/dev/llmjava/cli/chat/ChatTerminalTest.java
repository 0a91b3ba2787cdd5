package dev.llmjava.cli.chat;

import static dev.llmjava.cli.PseudoTerminal.CTRL_C;
import static dev.llmjava.cli.PseudoTerminal.ENTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.PseudoTerminal;
import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Chats that somebody types at a terminal. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class ChatTerminalTest {
  private static final String LEFT = "\u0002";
  private static final String UP = "\u0010";
  private static final String PROMPT = "> ";

  @TempDir Path directory;
  private ChatServer server;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(PseudoTerminal.isThere(), "needs util-linux's script, which makes a terminal");
    server = new ChatServer();
    shell = new Shell(directory);
    shell.file(
        "extra-openai-models.yaml", server.model("local").replace("}", ", supports_tools: true}"));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private PseudoTerminal chat(String kind, String... more)
      throws IOException, InterruptedException {
    return chat(List.of(), kind, more);
  }

  /**
   * Begins a chat.
   *
   * @param shell what runs the command that follows it
   */
  private PseudoTerminal chat(List<String> shell, String kind, String... more)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(shell);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Djline.tmpdir=" + directory,
            "-cp",
            System.getProperty("java.class.path"),
            "dev.llmjava.cli.Main",
            "chat",
            "-m",
            "local"));
    command.addAll(List.of(more));
    var terminal =
        new PseudoTerminal(
            directory,
            command,
            Map.of("LLM_USER_PATH", directory.toString(), "TERM", kind, "LC_ALL", "C.UTF-8"));
    return terminal.await("fragments\r\n");
  }

  /** The words of the messages of request {@code n}. */
  private List<String> sent(int n) {
    return server.requests.get(n).items("messages").stream()
        .map(message -> String.valueOf(((Json.Obj) message).string("content")))
        .toList();
  }

  @Test
  void ctrlCStopsAnAnswerAndTheChatGoesOnFromIt() throws Exception {
    server.ends(ChatServer.End.SILENCE, "so ", "far ").says("and on");
    try (var chat = chat("xterm")) {
      chat.await(PROMPT).type("hi" + ENTER).await("so far");
      long from = System.nanoTime();
      chat.type(CTRL_C).await(PROMPT);
      assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - from)).isLessThan(10);
      chat.type("go on" + ENTER).await("and on").await(PROMPT).type("exit" + ENTER);
      assertThat(chat.code()).isZero();
    }
    assertThat(sent(1)).containsExactly("hi", "so far ", "go on");
    assertThat(shell.run("logs").ok().out())
        .containsOnlyOnce("*This answer is not whole: interrupted");
  }

  @Test
  void anAnswerThatHadNotBegunLeavesNothing() throws Exception {
    server.ends(ChatServer.End.SILENCE).says("fine");
    try (var chat = chat("xterm")) {
      chat.await(PROMPT).type("hi" + ENTER);
      while (server.requests.isEmpty()) {
        Thread.sleep(10);
      }
      chat.type(CTRL_C).await(PROMPT).type("again" + ENTER).await("fine").await(PROMPT);
    }
    assertThat(sent(1)).containsExactly("again");
  }

  @Test
  void linesAreEditedCompletedPastedAndRecalled() throws Exception {
    server.says("one").says("two").says("three");
    try (var chat = chat("xterm")) {
      chat.await(PROMPT).type("helo" + LEFT + "l" + ENTER).await("one").await(PROMPT);
      chat.type("\u001b[200~'first\n\tsecond\u001b[201~" + ENTER).await("two").await(PROMPT);
      chat.type("!mod\t" + ENTER).await("Chatting with local").await(PROMPT);
      chat.type("dropped").await("dropped").type(CTRL_C).await(PROMPT).type(CTRL_C);
      assertThat(chat.code()).isOne();
      assertThat(chat.shown()).endsWith("Aborted!\r\n");
    }
    assertThat(sent(0)).containsExactly("hello");
    assertThat(sent(1).getLast()).isEqualTo("'first\n\tsecond");
    Path history = directory.resolve("chat_history");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
        .isEqualTo("rw-------");
    try (var chat = chat("xterm")) {
      chat.await(PROMPT).type(UP + UP + ENTER).await("three").await(PROMPT);
    }
    assertThat(sent(2)).containsExactly("'first\n\tsecond");
  }

  @Test
  void ctrlZGoesBackToTheShellAndTheLineIsThereAfterwards() throws Exception {
    server.says("one");
    var jobs = List.of("sh", "-c", "set -m; \"$@\"; stty -a; echo in the shell; fg", "sh");
    try (var chat = chat(jobs, "xterm")) {
      chat.await(PROMPT).type("hel").await("hel").type("\u001a").await("in the shell");
      assertThat(chat.shown()).contains(" icanon", " echo ");
      chat.await(PROMPT + "hel").type("lo" + ENTER).await("one").await(PROMPT);
      chat.type("exit" + ENTER);
      assertThat(chat.code()).isZero();
    }
    assertThat(sent(0)).containsExactly("hello");
  }

  @Test
  void aPipeInPlaceOfTheHistoryIsPassedOver() throws Exception {
    Path history = directory.resolve("chat_history");
    assertThat(new ProcessBuilder("mkfifo", history.toString()).start().waitFor()).isZero();
    server.says("one");
    try (var chat = chat("xterm")) {
      chat.await(PROMPT).type("hi" + ENTER).await("one").await(PROMPT).type("quit" + ENTER);
      assertThat(chat.code()).isZero();
      assertThat(chat.shown()).contains("Warning: " + history + " is no regular file, so no lines");
    }
  }

  @Test
  void whatIsNotLoggedIsNotRecalled() throws Exception {
    server.says("one");
    try (var chat = chat("xterm", "-n")) {
      chat.await(PROMPT).type("secret" + ENTER).await("one").await(PROMPT).type("quit" + ENTER);
      assertThat(chat.code()).isZero();
    }
    assertThat(directory.resolve("chat_history")).doesNotExist();
  }

  @Test
  void ctrlCAtTheQuestionAboutAToolStopsTheAnswer() throws Exception {
    String call =
        "{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":"
            + "{\"name\":\"llm_version\",\"arguments\":\"{}\"}}]}";
    server.ends(ChatServer.End.DONE, call).ends(ChatServer.End.DONE, call).says("done");
    try (var chat = chat("xterm", "-T", "llm_version", "--ta")) {
      chat.await(PROMPT).type("hi" + ENTER).await("[y/N]: ").type(CTRL_C).await(PROMPT);
      chat.type("again" + ENTER).await("[y/N]: ").type("y" + ENTER).await("done").await(PROMPT);
      chat.type("\u0004");
      assertThat(chat.code()).isOne();
    }
    assertThat(sent(1)).containsExactly("hi", "null", "Cancelled: the user stopped it", "again");
    assertThat(sent(2)).hasSize(6);
  }

  @Test
  void aPlainTerminalHasPlainLines() throws Exception {
    server.ends(ChatServer.End.SILENCE, "so ", "far").says("and on");
    try (var chat = chat("dumb")) {
      chat.await(PROMPT).type("hi" + ENTER).await("so far").type(CTRL_C).await(PROMPT);
      chat.type("go on" + ENTER).await("and on").await(PROMPT).type(CTRL_C);
      assertThat(chat.code()).isOne();
      assertThat(chat.shown()).endsWith("Aborted!\r\n").doesNotContain("\u001b");
    }
    assertThat(sent(1)).containsExactly("hi", "so far", "go on");
  }
}
