package dev.llmjava.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code LLM_RECORD} and {@code LLM_REPLAY}. */
class TrafficTest {
  @TempDir Path directory;
  private Path file;
  private Shell shell;

  @BeforeEach
  void shell() {
    file = directory.resolve("traffic.jsonl");
    shell = new Shell(directory.resolve("user"));
  }

  @Test
  @DisplayName("S79 a recorded prompt is answered with neither server nor key")
  void aRecordedPromptIsAnsweredWithNeitherServerNorKey() throws Exception {
    try (var server = new ChatServer().says("Pel", "ican")) {
      shell.with("OPENROUTER_BASE_URL", server.address());
      shell.with("LLM_RECORD", file.toString()).with("OPENROUTER_API_KEY", "sk-or-secret");
      assertThat(ask("a name").ok().out()).isEqualTo("Pelican\n");
    }
    assertThat(Files.readString(file)).doesNotContain("sk-or-secret");

    shell.with("LLM_RECORD", "").with("OPENROUTER_API_KEY", "");
    shell.with("LLM_REPLAY", file.toString());
    assertThat(ask("a name").ok().out()).isEqualTo("Pelican\n");
    assertThat(ask("a name").ok().out()).isEqualTo("Pelican\n");
    Json logged = Json.parse(shell.run("logs", "-n", "0", "--json").ok().out());
    assertThat(logged)
        .isInstanceOfSatisfying(Json.Arr.class, t -> assertThat(t.items()).hasSize(3));
  }

  @Test
  @DisplayName("S79 both variables with one file record what is missing")
  void bothVariablesRecordWhatIsMissing() throws Exception {
    try (var server = new ChatServer().says("one").says("two")) {
      shell.with("OPENROUTER_BASE_URL", server.address()).with("OPENROUTER_API_KEY", "k");
      shell.with("LLM_RECORD", file.toString()).with("LLM_REPLAY", file.toString());
      assertThat(ask("a").ok().out()).isEqualTo("one\n");
      assertThat(ask("a").ok().out()).isEqualTo("one\n");
      assertThat(ask("b").ok().out()).isEqualTo("two\n");
      assertThat(server.requests).hasSize(2);
    }
  }

  @Test
  void twoFilesAreRefused() {
    shell.with("LLM_RECORD", "a").with("LLM_REPLAY", "b");
    ask("a")
        .failed(
            1,
            "Error: LLM_RECORD and LLM_REPLAY name two files, \"a\" and \"b\"; set one of them, or"
                + " both to the same file to record what is missing in it\n");
  }

  @Test
  void aPromptThatWasNotRecordedIsOneLine() throws Exception {
    Files.createFile(file);
    shell.with("LLM_REPLAY", file.toString()).with("OPENROUTER_BASE_URL", "http://localhost:1/v1");
    ask("a")
        .failed(
            1,
            "Error: "
                + file
                + " has no answer to POST http://localhost:1/v1/chat/completions (acme/m): it is"
                + " empty; record it first\n");
  }

  private Shell.Result ask(String prompt) {
    return shell.run("-m", "openrouter/acme/m", prompt);
  }
}
