package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that others chose, at a terminal that would obey them. */
class HarmlessOutputTest {
  private static final String EVIL = "x\u001b[31mred\u0007\u009b1m\u202elr\r\u001b]0;title\u0007";

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void haveThem() {
    shell = new Shell(directory);
    String name = Json.of(EVIL).toString();
    shell.file("keys.json", Json.object().put(EVIL, "secret" + EVIL).build().toString());
    shell.file("aliases.json", Json.object().put(EVIL, EVIL).build().toString());
    shell.file("default_model.txt", EVIL);
    shell.file("model_options.json", "{\"echo\": {" + name + ": " + name + "}}");
    shell.file(
        "extra-openai-models.yaml",
        "- {model_id: " + name + ", model_name: m, api_base: \"http://127.0.0.1:9/v1\"}\n");
    shell.file("templates/" + EVIL + ".yaml", "prompt: hi");
    shell.onTerminal();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models", "models -q red", "models --options", "models default", "models options list",
        "models options show echo", "aliases", "keys", "templates list", "doctor --offline",
        "fragments list", "logs status", "schemas list", "plugins"
      })
  void listsCannotCommandTheTerminal(String command) {
    assertHarmless(shell.run(command.split(" ")));
  }

  @Test
  void neitherCanKeysAndPathsAndErrors() {
    assertHarmless(shell.run("keys", "get", EVIL));
    assertHarmless(shell.run("-m", EVIL, "--options"));
    assertHarmless(shell.run("-m", EVIL + "2", "hi"));
    var elsewhere = new Shell(directory.resolve(EVIL)).onTerminal();
    for (String what : new String[] {"keys", "logs", "aliases", "templates"}) {
      assertHarmless(elsewhere.run(what, "path"));
    }
    assertHarmless(elsewhere.run("logs", "status"));
  }

  @Test
  void eventsKeepWhatTheyNeutralise() throws IOException {
    try (var server = new ChatServer()) {
      shell.file("extra-openai-models.yaml", server.model("local"));
      server.says("a\u202e\u009bb");
      Shell.Result shown = shell.run("-m", "local", "--events", "hi");
      assertHarmless(shown);
      assertThat(shown.out()).contains("\"chunk\":\"a\\u202e\\u009bb\"");
    }
  }

  private static void assertHarmless(Shell.Result result) {
    for (String text : new String[] {result.out(), result.err()}) {
      String plain = text.replace("\u001b[0m", "").replaceAll("\u001b\\[[0-9;]*m(?!red)", "");
      assertThat(plain).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\r");
    }
  }
}
