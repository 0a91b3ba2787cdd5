package dev.llmjava.cli.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code LLM_OPENAI_SHOW_RESPONSES} */
class ShownExchangesTest {
  private static final String KEY = "sk-very-secret-1";

  @TempDir Path directory;
  private Shell shell;
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    shell =
        new Shell(directory.resolve("user"))
            .with("LLM_OPENAI_SHOW_RESPONSES", "1")
            .with("OPENAI_API_KEY", KEY)
            .with("OPENAI_BASE_URL", server.address());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aPromptAndItsAnswerAreShown() {
    server.says("Hel", "lo " + KEY);
    var result = shell.run("-n", "-m", "gpt-4o", "Hi");
    assertThat(result.out()).isEqualTo("Hello " + KEY + "\n");
    assertThat(result.err())
        .startsWith(
            """
            Request: POST %s/chat/completions
              Headers:
                authorization: [...]
                content-type: application/json
              Body:
                {
                  "model": "gpt-4o",
                  "messages": [
                    {
                      "role": "user",
                      "content": "Hi"
                    }
                  ],
                  "stream": true,
                  "stream_options": {
                    "include_usage": true
                  }
                }
            Response: status_code=200
              Headers:
            """
                .formatted(server.address()))
        .contains("    content-type: text/event-stream\n", "\n  Body:\ndata: {\"choices\":")
        .contains("\"content\":\"Hel\"", "\"content\":\"lo ***\"", "data: [DONE]\n")
        .doesNotContain(KEY);
  }

  @Test
  void headersThatVouchForSomebodyAreNot() {
    server.says("Hello");
    var result =
        shell.run(
            "openai",
            "endpoint",
            server.address() + "?api-key=q-secret-22",
            "-m",
            "m",
            "Hi",
            "-H",
            "X-API-Key",
            "a-secret-1",
            "-H",
            "api-key",
            "b-secret-2",
            "-H",
            "Cookie",
            "id=c-secret-3; more=d-secret-4",
            "-H",
            "X-Who",
            "me");
    assertThat(result.err())
        .contains("    x-api-key: [...]\n", "    api-key: [...]\n", "    cookie: id=...\n")
        .contains("    x-who: [...]\n", "?api-key=***\n")
        .doesNotContain("secret");
  }

  @Test
  void listsAreShownAndRefusals() {
    server.lists(401, "{\"error\": {\"message\": \"no " + KEY + "\"}}");
    var result = shell.run("openai", "models");
    assertThat(result.err())
        .startsWith("Request: GET " + server.address() + "/models\n  Headers:\n")
        .contains("Response: status_code=401\n", "    set-cookie: session=...\n")
        .contains("  Body:\n{\"error\": {\"message\": \"no ***\"}}\n");
  }

  @Test
  void withoutItNothingIs() {
    server.says("Hello");
    shell.with("LLM_OPENAI_SHOW_RESPONSES", "").run("-n", "-m", "gpt-4o", "Hi").ok();
  }

  @Test
  void aRecordingIsShownToo() {
    Path file = directory.resolve("traffic.jsonl");
    server.says("Hello");
    shell.with("LLM_RECORD", file.toString()).run("-n", "-m", "gpt-4o", "Hi");
    var replayed =
        shell
            .with("LLM_RECORD", "")
            .with("LLM_REPLAY", file.toString())
            .with("OPENAI_API_KEY", "")
            .run("-n", "-m", "gpt-4o", "Hi");
    assertThat(replayed.out()).isEqualTo("Hello\n");
    assertThat(replayed.err()).contains("Response: status_code=200\n", "data: [DONE]\n");
  }
}
