package dev.llmjava.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a log, and what its file is called, is data to every command. */
class LogContentTest {
  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void start() {
    shell = new Shell(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000before\u0000 and after\u0000",
        "\u001b[31mred\u001b[0m \u001b]0;title\u0007 \u009b2J\u202e\uffff",
        "{\"$\": \"0.0.text\"}",
        "'; drop table turns; -- ?1 :a \\u0000",
        "NEAR(\"a\" b, 3) OR * ^x - {prompt}: \"",
        "\ud83d\ude00 a\rb\u2028c",
      })
  void logsAsJsonGiveBackWhatWasSaid(String text) {
    String said = "> " + text; // without it the model would take JSON for its instructions
    shell.piped(said).run("-m", "echo", "-s", "system " + text.replace("\u0000", "")).ok();
    String printed = shell.piped("").run("logs", "--json").ok().out();

    Json.Obj row = (Json.Obj) ((Json.Arr) Json.parse(printed)).items().getFirst();
    assertThat(row.string("prompt")).isEqualTo(said);
    assertThat(row.string("system")).isEqualTo("system " + text.replace("\u0000", ""));
    assertThat(Json.parseObject(String.valueOf(row.string("response"))).string("prompt"))
        .isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a?b.db", "a.db?query_only=true", "c d#e%20.db", ":memory:", "file:x.db"})
  void aDatabaseIsTheFileOfExactlyThatName(String name) {
    Path file = directory.resolve(name);
    shell.run("-m", "echo", "hi", "-d", file.toString()).ok();

    assertThat(Files.exists(file)).isTrue();
    assertThat(shell.run("logs", "-n", "1", "-d", file.toString()).ok().out()).contains("hi");
  }

  @Test
  void searchSyntaxThatIsWrongIsOneLine() {
    shell.run("-m", "echo", "hi").ok();

    Shell.Result result = shell.run("logs", "-q", "NEAR(\"a");

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .startsWith("Error: Invalid search query: ")
        .endsWith("\n")
        .hasLineCount(1);
  }
}
