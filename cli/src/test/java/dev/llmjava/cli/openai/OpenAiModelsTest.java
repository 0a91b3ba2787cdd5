package dev.llmjava.cli.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm openai models} */
class OpenAiModelsTest {
  private static final String LIST =
      """
      {"object": "list", "data": [
        {"id": "gpt-4o", "object": "model", "created": 1715367049, "owned_by": "system"},
        {"id": "caf\u00e9", "created": 0, "owned_by": "me", "root": {"a": []}}, 7]}
      """;

  @TempDir Path directory;
  private Shell shell;
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer().lists(200, LIST);
    shell =
        new Shell(directory)
            .file("keys.json", "{\"openai\": \"sk-stored\", \"other\": \"sk-other\"}")
            .with("OPENAI_BASE_URL", server.address());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void areATableWithTheTimeOfEach() {
    server.lists(200, LIST.replace(", 7]", "]"));
    assertThat(shell.run("openai", "models").ok().out())
        .isEqualTo(
            """
            id        owned_by    created                 \s
            gpt-4o    system      2024-05-10T18:50:49+00:00
            caf\u00e9      me          1970-01-01T00:00:00+00:00
            """);
    assertThat(server.heads).containsExactly("/v1/models Bearer sk-stored");
  }

  @Test
  void whatIsMissingIsLeftEmpty() {
    server.lists(200, "{\"data\": [{\"id\": \"m\"}, 7]}");
    assertThat(shell.run("openai", "models").ok().out())
        .isEqualTo("id    owned_by    created\nm                        \n");
  }

  @Test
  void whatIsNoTimeIsShownAsItIsAndNamesAreOneLine() {
    server.lists(200, "{\"data\": [{\"id\": \"a\\nb\", \"created\": 99999999999999999}]}");
    assertThat(shell.run("openai", "models").ok().out())
        .contains("\na b                99999999999999999\n");
  }

  @Test
  void areJsonAsTheyCome() {
    assertThat(shell.run("openai", "models", "--json").ok().out())
        .startsWith("[\n    {\n        \"id\": \"gpt-4o\",\n        \"object\": \"model\",")
        .contains("\"caf\\u00e9\"", "            \"a\": []\n")
        .endsWith("    7\n]\n");
  }

  @Test
  void aKeyIsGivenOrNamed() {
    shell.run("openai", "models", "--key", "sk-given").ok();
    shell.run("openai", "models", "--key", "other").ok();
    shell.file("keys.json", "{}").with("OPENAI_API_KEY", "sk-variable");
    shell.run("openai", "models").ok();
    shell
        .with("OPENAI_API_KEY", "")
        .run("openai", "models")
        .failed(
            1,
            "Error: No key found - add one using 'llm keys set openai' or set the OPENAI_API_KEY"
                + " environment variable\n");
    assertThat(server.heads)
        .containsExactly(
            "/v1/models Bearer sk-given",
            "/v1/models Bearer sk-other",
            "/v1/models Bearer sk-variable");
  }

  @Test
  void aRefusalIsOneLine() {
    server.lists(401, "{\"error\": {\"message\": \"Incorrect key\\nprovided\"}}");
    shell
        .run("openai", "models")
        .failed(1, "Error: Error 401 from OpenAI API: Incorrect key provided\n");
    server.lists(503, "busy");
    shell.run("openai", "models").failed(1, "Error: Error 503 from OpenAI API: busy\n");
    server.lists(200, "{\"models\": []}");
    shell
        .run("openai", "models")
        .failed(1, "Error: OpenAI sent no list of models, but JSON without \"data\"\n");
  }
}
