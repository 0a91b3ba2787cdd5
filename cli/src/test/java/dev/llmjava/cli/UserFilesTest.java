package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that read and write the small files of the user directory. */
class UserFilesTest {
  @TempDir Path parent;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(parent.resolve("a/b"));
  }

  @Test
  void keysAreStored() throws IOException {
    shell.run("keys", "set", "openai", "--value", "sk-1").ok();
    shell.run("keys", "set", "groq", "--value", "g").ok();
    assertThat(shell.read("keys.json"))
        .isEqualTo(
            """
            {
              "// Note": "This file stores secret API credentials. Do not share!",
              "openai": "sk-1",
              "groq": "g"
            }
            """);
    assertThat(shell.run("keys").ok().out()).isEqualTo("groq\nopenai\n");
    assertThat(shell.run("keys", "get", "openai").ok().out()).isEqualTo("sk-1\n");
    Path file = shell.directory.resolve("keys.json");
    assertThat(shell.run("keys", "path").ok().out()).isEqualTo(file + "\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void missingKeys() {
    shell.run("keys", "get", "x").failed(1, "Error: No keys found\n");
    shell.run("keys", "set", "a", "--value", "b").ok();
    shell.run("keys", "get", "x").failed(1, "Error: No key found with name 'x'\n");
  }

  @Test
  void keysAreAskedFor() {
    var result = shell.piped("\nsecret\n").run("keys", "set", "openai");
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .isEqualTo(
            "Warning: the key is read from standard input and may be shown.\n"
                + "Enter key: Enter key: ");
    assertThat(shell.run("keys", "get", "openai").out()).isEqualTo("secret\n");
    assertThat(shell.piped("").run("keys", "set", "openai").err())
        .endsWith("Enter key: Aborted!\n");
    assertThat(shell.piped("").run("keys", "set", "openai").code()).isEqualTo(1);
  }

  @Test
  void damagedKeysAreLeftAlone() {
    shell.file("keys.json", "{oops");
    var result = shell.run("keys", "set", "a", "--value", "b");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).startsWith("Error: ").contains("keys.json").hasLineCount(1);
    assertThat(shell.read("keys.json")).isEqualTo("{oops");
  }

  @Test
  void aliases() {
    shell.run("aliases", "set", "mini", "4o-mini").ok();
    shell.run("aliases", "set", "later", "not-there-yet").ok();
    shell.run("aliases", "set", "x", "", "-q", "4o").failed(0, "Alias 'x' set to model 'gpt-4o'\n");
    shell.run("aliases", "remove", "x").ok();
    assertThat(shell.run("aliases", "set", "gm", "-q", "4o", "-q", "MINI").err())
        .isEqualTo("Alias 'gm' set to model 'gpt-4o-mini'\n");
    assertThat(shell.read("aliases.json"))
        .isEqualTo(
            """
            {
                "mini": "gpt-4o-mini",
                "later": "not-there-yet",
                "gm": "gpt-4o-mini"
            }
            """);
    assertThat(shell.run("aliases").ok().out().replaceAll(" +:", ":"))
        .contains("4o-mini: gpt-4o-mini\n", "gm: gpt-4o-mini\n")
        .doesNotContain("later");
    assertThat(shell.run("aliases", "list", "--json").ok().out())
        .startsWith("{\n    \"4o\": \"gpt-4o\",\n");
    shell.run("aliases", "remove", "mini").ok();
    shell.run("aliases", "remove", "mini").failed(1, "Error: No such alias: mini\n");
    assertThat(shell.run("aliases", "path").ok().out())
        .isEqualTo(shell.directory.resolve("aliases.json") + "\n");
  }

  @Test
  void wrongAliases() {
    shell.run("aliases", "remove", "x").failed(1, "Error: No aliases.json file exists\n");
    shell
        .run("aliases", "set", "x")
        .failed(1, "Error: You must provide a model_id or at least one -q option\n");
    shell
        .run("aliases", "set", "x", "-q", "no", "-q", "such")
        .failed(1, "Error: No model found matching query: no, such\n");
    shell.file("aliases.json", "[");
    shell.run("aliases", "remove", "x").failed(1, "Error: aliases.json file is not valid JSON\n");
  }

  @Test
  void theDefaultModel() {
    assertThat(shell.run("models", "default").ok().out()).isEqualTo("gpt-5.6-luna\n");
    shell.run("models", "default", "4o").ok();
    assertThat(shell.read("default_model.txt")).isEqualTo("gpt-4o");
    assertThat(shell.run("models", "default").ok().out()).isEqualTo("gpt-4o\n");
    assertThat(shell.run("models", "default", "").ok().out()).isEqualTo("gpt-4o\n");
    shell.run("models", "default", "nope").failed(1, "Error: Unknown model: nope\n");
  }

  @Test
  void logging() {
    shell.run("logs", "off").ok();
    assertThat(shell.directory.resolve("logs-off")).isEmptyFile();
    shell.run("logs", "on").ok();
    shell.run("logs", "on").ok();
    assertThat(shell.directory.resolve("logs-off")).doesNotExist();
    Path file = shell.directory.resolve("logs.db");
    assertThat(shell.run("logs", "path").ok().out()).isEqualTo(file + "\n");
    assertThat(shell.run("logs", "status").ok().out())
        .isEqualTo("No log database found at " + file + "\n");
    shell.run("logs").failed(1, "Error: No log database found at " + file + "\n");
  }
}
