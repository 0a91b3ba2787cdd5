package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** click's conventions; the texts are those of LLM 0.32. */
class CommandLineTest {
  private static final String PROMPT_USAGE =
      "Usage: llm prompt [OPTIONS] [PROMPT]\nTry 'llm prompt --help' for help.\n\n";

  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(directory);
  }

  @Test
  void printsItsVersion() {
    assertThat(shell.run("--version").ok().out()).matches("llm, version \\d+\\.\\d+\\.\\d+\n");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatIsNoCommandIsPartOfAPrompt() {
    assertThat(shell.run("-m", "echo", "models").ok().out()).contains("\"prompt\": \"models\"");
    assertThat(shell.run("nosuch", "-m", "echo").ok().out()).contains("\"prompt\": \"nosuch\"");
    assertThat(shell.run("prompt", "keys", "-mecho").ok().out()).contains("\"keys\"");
    assertThat(shell.run("--model=echo", "--", "-x").ok().out()).contains("\"prompt\": \"-x\"");
  }

  @Test
  void groupsHaveAStandardCommand() {
    assertThat(shell.run("keys").ok().out()).isEqualTo("No keys found\n");
    shell
        .run("keys", "nosuch")
        .failed(
            2,
            "Usage: llm keys list [OPTIONS]\nTry 'llm keys list --help' for help.\n\n"
                + "Error: Got unexpected extra argument (nosuch)\n");
  }

  @Test
  void unknownOptions() {
    unknown("--nope", "No such option '--nope'. Did you mean '--model'?", "--nope");
    unknown("-Z", "No such option '-Z'.", "-Z");
    unknown("-xZ", "No such option '-Z'.", "-xZ");
    unknown("-x=1", "No such option '-='.", "-x=1");
    unknown("--mod", "No such option '--mod'. Did you mean '--model'?", "--mod", "x");
    unknown("--qq", "No such option '--qq'.", "prompt", "--qq");
  }

  private void unknown(String why, String error, String... arguments) {
    assertThat(shell.run(arguments).err())
        .as(why)
        .isEqualTo(PROMPT_USAGE + "Error: " + error + "\n");
  }

  @Test
  void severalSuggestionsAreSorted() {
    shell
        .run("logs", "--cnt")
        .failed(
            2,
            "Usage: llm logs list [OPTIONS]\nTry 'llm logs list --help' for help.\n\n"
                + "Error: No such option '--cnt'."
                + " (Did you mean one of: '--cid', '--count', '--current'?)\n");
  }

  @Test
  void optionsAndTheirValues() {
    shell.run("-m").failed(2, "Error: Option '-m' requires an argument.\n");
    shell.run("prompt", "--model").failed(2, "Error: Option '--model' requires an argument.\n");
    shell.run("-o", "a").failed(2, "Error: Option '-o' requires 2 arguments.\n");
    shell.run("--json=1").failed(2, "Error: Option '--json' does not take a value.\n");
    shell.run("--version=1").failed(2, "Error: Option '--version' does not take a value.\n");
    shell
        .run("logs", "-n", "x")
        .failed(
            2,
            "Usage: llm logs list [OPTIONS]\nTry 'llm logs list --help' for help.\n\n"
                + "Error: Invalid value for '-n' / '--count': 'x' is not a valid integer.\n");
    shell
        .run("-d", directory.toString(), "hi")
        .failed(
            2,
            PROMPT_USAGE
                + "Error: Invalid value for '-d' / '--database': File '"
                + directory
                + "' is a directory.\n");
    shell
        .run("logs", "-d", directory + "/no.db")
        .failed(
            2,
            "Usage: llm logs list [OPTIONS]\nTry 'llm logs list --help' for help.\n\n"
                + "Error: Invalid value for '-d' / '--database': File '"
                + directory
                + "/no.db' does not exist.\n");
  }

  @Test
  void valuesMayLookLikeOptions() {
    assertThat(shell.run("-m", "echo", "-s", "--json", "hi").ok().out())
        .contains("\"system\": \"--json\"");
    assertThat(shell.run("-m", "echo", "-o", "-x", "-n", "hi").err())
        .isEqualTo("Error: -x\n  Extra inputs are not permitted\n");
  }

  @Test
  void tooManyArguments() {
    shell.run("a", "b").failed(2, PROMPT_USAGE + "Error: Got unexpected extra argument (b)\n");
    shell
        .run("a", "b", "c")
        .failed(2, PROMPT_USAGE + "Error: Got unexpected extra arguments (b c)\n");
  }

  @Test
  void tooFewArguments() {
    shell
        .run("keys", "get")
        .failed(
            2,
            "Usage: llm keys get [OPTIONS] NAME\nTry 'llm keys get --help' for help.\n\n"
                + "Error: Missing argument 'NAME'.\n");
  }
}
