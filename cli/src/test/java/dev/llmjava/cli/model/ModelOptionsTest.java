package dev.llmjava.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm models options}; files and texts are those of LLM 0.32. */
class ModelOptionsTest {
  private static final String FILE = "model_options.json";

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(directory);
  }

  @Test
  void areStoredAsTypedUnderTheIdOfTheModel() {
    set("4o", "temperature", "0.50", "gpt-4o");
    set("later", "anything", "\u00fc", "later");
    set("gpt-4o", "max_tokens", "9", "gpt-4o");
    set("gpt-4o", "temperature", "1", "gpt-4o");
    assertThat(shell.read(FILE))
        .isEqualTo(
            """
            {
              "gpt-4o": {
                "temperature": "1",
                "max_tokens": "9"
              },
              "later": {
                "anything": "\\u00fc"
              }
            }\
            """);
    String all = "gpt-4o:\n  temperature: 1\n  max_tokens: 9\nlater:\n  anything: \u00fc\n";
    assertThat(shell.run("models", "options").ok().out()).isEqualTo(all);
    assertThat(shell.run("models", "options", "list").ok().out()).isEqualTo(all);
    assertThat(shell.run("models", "options", "show", "4o").ok().out())
        .isEqualTo("temperature: 1\nmax_tokens: 9\n");
    assertThat(shell.run("models", "options", "show", "later").ok().out())
        .isEqualTo("anything: \u00fc\n");
  }

  private void set(String model, String name, String value, String id) {
    var result = shell.run("models", "options", "set", model, name, value);
    assertThat(result.err())
        .isEqualTo("Set default option " + name + "=" + value + " for model " + id + "\n");
    assertThat(result.out()).isEmpty();
    assertThat(result.code()).isZero();
  }

  @Test
  void thereMayBeNone() {
    var all = shell.run("models", "options");
    assertThat(all.err()).isEqualTo("No default options set for any models.\n");
    assertThat(all.code()).isZero();
    var one = shell.run("models", "options", "show", "4o");
    assertThat(one.err()).isEqualTo("No default options set for model 'gpt-4o'.\n");
    assertThat(one.code()).isZero();
    assertThat(shell.run("models", "options", "clear", "4o").ok().out()).isEmpty();
    assertThat(directory.resolve(FILE)).doesNotExist();
  }

  @Test
  void areCheckedForAModelThatIsThere() {
    shell
        .run("models", "options", "set", "4o", "temperature", "hot")
        .failed(
            1,
            "Error: temperature\n"
                + "  Input should be a valid number, unable to parse string as a number\n");
    shell
        .run("models", "options", "set", "4o", "temprature", "1")
        .failed(
            1,
            "Error: temprature\n  Extra inputs are not permitted\n"
                + "  Did you mean 'temperature'?\n");
    assertThat(directory.resolve(FILE)).doesNotExist();
    shell
        .run("models", "options", "set", "4o", "temperature")
        .failed(
            2,
            "Usage: llm models options set [OPTIONS] MODEL KEY VALUE\n"
                + "Try 'llm models options set --help' for help.\n\n"
                + "Error: Missing argument 'VALUE'.\n");
  }

  @Test
  void areClearedOneByOneOrAllAtOnce() {
    shell.file(
        FILE,
        "{\"gpt-4o\": {\"seed\": \"1\", \"stop\": \"x\", \"top_p\": \"1\"}, \"b\": {\"c\":"
            + " \"d\"}}");
    cleared("Cleared option 'seed' for model gpt-4o\n", "4o", "seed");
    cleared("Cleared option 'seed' for model gpt-4o\n", "4o", "seed");
    cleared("Cleared stop, top_p options for model gpt-4o\n", "gpt-4o");
    assertThat(shell.read(FILE)).isEqualTo("{\n  \"b\": {\n    \"c\": \"d\"\n  }\n}");
    cleared("Cleared option 'c' for model b\n", "b");
    assertThat(shell.read(FILE)).isEqualTo("{}");
    cleared("Cleared option 'x' for model none\n", "none", "x");
  }

  private void cleared(String said, String... what) {
    var line = new ArrayList<>(List.of("models", "options", "clear"));
    line.addAll(List.of(what));
    assertThat(shell.run(line.toArray(String[]::new)).ok().out()).isEqualTo(said);
  }

  @Test
  void applyToPromptsByIdOrAliasUnlessTheySayOtherwise() {
    shell.run("aliases", "set", "e", "echo").ok();
    shell.run("models", "options", "set", "e", "example_bool", "true");
    assertThat(shell.run("-n", "-m", "echo", "hi").ok().out()).contains("\"example_bool\": true");
    assertThat(shell.run("-n", "-m", "e", "hi").ok().out()).contains("\"example_bool\": true");
    assertThat(shell.run("-n", "-m", "e", "hi", "-o", "example_bool", "no").ok().out())
        .contains("\"example_bool\": false");
  }

  @Test
  void aDamagedFileIsLeftAlone() {
    shell.file(FILE, "{oops");
    for (String command : new String[] {"list", "show", "set", "clear"}) {
      String[] line = {"models", "options", command, "4o", "seed", "1"};
      int length = command.equals("list") ? 3 : command.equals("set") ? 6 : 4;
      var result = shell.run(Arrays.copyOf(line, length));
      assertThat(result.err()).startsWith("Error: ").contains(FILE, "mend").hasLineCount(1);
      assertThat(result.code()).isEqualTo(1);
    }
    assertThat(shell.read(FILE)).isEqualTo("{oops");
  }
}
