package dev.llmjava.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import dev.llmjava.cli.Talk;
import dev.llmjava.json.Json;
import dev.llmjava.store.MessageHash;
import dev.llmjava.store.SqliteLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkCommandTest {
  private static final String HI = MessageHash.of(Message.user("hi"), null).substring(3);

  @TempDir Path directory;
  private ChatServer server;
  private Shell shell;
  private String thread = "";

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    shell =
        new Shell(directory)
            .file("extra-openai-models.yaml", server.model("local") + server.model("other"));
    server.says("Hello.").says("Fine.");
    shell.run("-m", "local", "hi").ok();
    shell.run("-c", "How are you?").ok();
    thread = current();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String current() {
    Json rows = Json.parse(shell.run("logs", "-n", "1", "--json").ok().out());
    return String.valueOf(
        ((Json.Obj) ((Json.Arr) rows).items().getFirst()).string("conversation_id"));
  }

  /** What the model was sent last. */
  private List<String> sent() {
    return server.requests.getLast().items("messages").stream()
        .map(message -> ((Json.Obj) message).string("content"))
        .toList();
  }

  @Test
  void goesOnFromAMessageInAConversationOfItsOwn() {
    server.says("It was.").says("Still.");
    String answer = MessageHash.of(Message.assistant("Hello."), "b2:" + HI);

    assertThat(shell.run("fork", answer, "Was that all?").ok().out()).isEqualTo("It was.\n");

    assertThat(sent()).containsExactly("hi", "Hello.", "Was that all?");
    String fork = current();
    assertThat(fork).isNotEqualTo(thread);
    try (var log = SqliteLog.openExisting(directory.resolve("logs.db"))) {
      assertThat(log.graph().tree(log.graph().find(fork), 0).nodes().getLast().threads())
          .singleElement()
          .satisfies(end -> assertThat(end.forkedFrom()).isEqualTo(thread));
      assertThat(log.verify()).isEmpty();
    }
    assertThat(shell.run("-c", "Sure?").ok().out()).isEqualTo("Still.\n");
    assertThat(sent()).hasSize(5);
    assertThat(current()).isEqualTo(fork);
    assertThat(shell.run("logs", "--cid", thread).ok().out()).doesNotContain("Was that all?");
  }

  @Test
  void aUsersMessageNeedsNoPrompt() {
    server.says("Good day.");
    assertThat(shell.run("fork", HI.substring(0, 9)).ok().out()).isEqualTo("Good day.\n");
    assertThat(sent()).containsExactly("hi");
    assertThat(server.requests.getLast().string("model")).isEqualTo("m");
    server.says("Good night.");
    shell.onTerminal().piped("never read").with("NO_COLOR", "1");
    Shell.Result result = shell.run("fork", HI);
    assertThat(result.out()).isEqualTo("Good night.\n");
    assertThat(result.err())
        .isEqualTo("Logged as " + current() + ", which leaves " + thread + "\n");
    assertThat(sent()).containsExactly("hi");
  }

  @Test
  void takesWhatAPromptTakes() {
    server.says("```\ncode\n```").says("no");
    shell.piped("piped");
    assertThat(
            shell
                .run("fork", thread, "and typed", "-m", "other", "-s", "Be brief.", "-x")
                .ok()
                .out())
        .isEqualTo("code\n\n");
    assertThat(sent())
        .containsExactly("hi", "Hello.", "How are you?", "Fine.", "Be brief.", "piped and typed");
    String json = shell.run("fork", thread, "-n", "--json", "x").ok().out();
    assertThat(json).contains("\"response\": \"no\"");
    assertThat(shell.run("logs", "status").ok().out()).contains("Number of threads logged:\t2\n");
  }

  @Test
  void theModelIsTheOneThatAnsweredThere() {
    server.says("Another.").says("Again.");
    shell.run("-c", "-m", "other", "And now?").ok();
    assertThat(shell.run("fork", HI, "--options").ok().out()).startsWith("OpenAI Chat: local");
    assertThat(shell.run("fork", thread, "--options").ok().out()).startsWith("OpenAI Chat: other");
  }

  @Test
  void anAnswerThatIsNotWholeIsToldAndGoneOnFrom() {
    server.ends(ChatServer.End.CUT, "so far");
    shell.run("-m", "local", "tell").err();
    server.says("The end.");
    String half = current();
    Shell.Result result = shell.run("fork", half, "Go on");
    assertThat(result.out()).isEqualTo("The end.\n");
    assertThat(result.err())
        .isEqualTo(
            "The last answer of this conversation is not whole (truncated); going on from what had"
                + " arrived.\n");
    assertThat(sent()).containsExactly("tell", "so far", "Go on");
  }

  @Test
  void nothingIsLoggedOfWhatNeverArrived() {
    server.ends(ChatServer.End.CUT);
    shell.onTerminal();
    Shell.Result result = shell.run("fork", HI);
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).doesNotContain("Logged as");
    assertThat(current()).isEqualTo(thread);
  }

  @Test
  void callsThatWaitGoAlong() {
    var call = new Part.ToolCall("c1", "find", "{}", false, ProviderData.NONE);
    var talk = new Talk(directory).turn("Look", call);
    try (var log = SqliteLog.open(directory.resolve("logs.db"))) {
      log.log(talk.thread(), Part.ToolResult.of(call, "found"));
    }
    server.says("There.");
    shell.onTerminal();
    assertThat(shell.run("fork", talk.turn(), "-m", "local").out()).isEqualTo("There.\n");
    assertThat(server.requests.getLast().items("messages")).hasSize(3);
    assertThat(sent().getLast()).isEqualTo("found");
  }

  @Test
  void mistakesAreOneLine() {
    shell
        .run("fork", "nope", "x")
        .failed(
            1,
            "Error: nothing in the log goes by \"nope\"; `llm logs list` shows the ids of turns and"
                + " threads, `llm logs tree` the hashes of messages\n");
    shell
        .run("fork", "", "x")
        .failed(
            1,
            "Error: an empty text names nothing in the log; give the id of a thread or turn, or a"
                + " message's hash\n");
    shell.run("fork", HI, "x", "-m", "nobody").failed(1, "Error: 'Unknown model: nobody'\n");
    shell
        .run("fork")
        .failed(
            2,
            "Usage: llm fork [OPTIONS] POINT [PROMPT]\nTry 'llm fork --help' for help.\n\n"
                + "Error: Missing argument 'POINT'.\n");
    assertThat(shell.run("fork", HI, "--events", "--json").err())
        .endsWith("Error: --events cannot be used with --json\n");
  }
}
