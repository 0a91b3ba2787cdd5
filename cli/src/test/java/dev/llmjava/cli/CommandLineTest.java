package dev.llmjava.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** click's conventions; the texts are those of LLM 0.32. */
class CommandLineTest {
  private static final String PROMPT = "llm prompt [OPTIONS] [PROMPT]";

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
  void argumentsMayStandBetweenOptions() {
    assertThat(shell.run("logs", "diff", "a", "--stat", "b", "--json").err())
        .startsWith("Error: No log database found at ");
    assertThat(shell.run("logs", "diff", "a", "--stat", "b", "--json", "c").err())
        .endsWith("Error: Got unexpected extra argument (c)\n");
  }

  @Test
  void groupsHaveAStandardCommand() {
    assertThat(shell.run("keys").ok().out()).isEqualTo("No keys found\n");
    shell
        .run("keys", "nosuch")
        .failed(2, usage("llm keys list [OPTIONS]", "Got unexpected extra argument (nosuch)"));
  }

  @Test
  void aGroupWithoutAStandardCommandNeedsOne() {
    shell.run("openai").failed(2, shell.run("openai", "--help").ok().out());
    shell
        .run("openai", "modls")
        .failed(
            2,
            usage(
                "llm openai [OPTIONS] COMMAND [ARGS]...",
                "No such command 'modls'. Did you mean 'models'?"));
    shell
        .run("openai", "zz")
        .failed(2, usage("llm openai [OPTIONS] COMMAND [ARGS]...", "No such command 'zz'."));
  }

  @Test
  void aCommandThatIsMistypedIsSuggested() {
    shell
        .run("models", "defualt")
        .failed(
            2,
            usage(
                "llm models list [OPTIONS]",
                "Got unexpected extra argument (defualt). Did you mean 'default'?"));
    shell
        .run("models", "options", "sow", "4o")
        .failed(
            2,
            usage(
                "llm models options list [OPTIONS]",
                "Got unexpected extra arguments (sow 4o). Did you mean 'show'?"));
  }

  @Test
  void unknownOptions() {
    unknown("--nope", "No such option '--nope'. Did you mean '--model'?", "--nope");
    unknown("-Z", "No such option '-Z'.", "-Z");
    unknown("-xZ", "No such option '-Z'.", "-xZ");
    unknown("-x=1", "No such option '-='.", "-x=1");
    unknown("--modell", "No such option '--modell'. Did you mean '--model'?", "--modell", "x");
    unknown("--qq", "No such option '--qq'.", "prompt", "--qq");
  }

  private void unknown(String why, String error, String... arguments) {
    assertThat(shell.run(arguments).err()).as(why).isEqualTo(usage(PROMPT, error));
  }

  @Test
  void severalSuggestionsAreSorted() {
    shell
        .run("logs", "--cnt")
        .failed(
            2,
            usage(
                "llm logs list [OPTIONS]",
                "No such option '--cnt'."
                    + " (Did you mean one of: '--cid', '--count', '--current'?)"));
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
            usage(
                "llm logs list [OPTIONS]",
                "Invalid value for '-n' / '--count': 'x' is not a valid integer."));
    shell
        .run("-d", directory.toString(), "hi")
        .failed(
            2,
            usage(
                PROMPT,
                "Invalid value for '-d' / '--database': File '" + directory + "' is a directory."));
    shell
        .run("logs", "-d", directory + "/no.db")
        .failed(
            2,
            usage(
                "llm logs list [OPTIONS]",
                "Invalid value for '-d' / '--database': File '"
                    + directory
                    + "/no.db' does not exist."));
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
    shell.run("a", "b").failed(2, usage(PROMPT, "Got unexpected extra argument (b)"));
    shell.run("a", "b", "c").failed(2, usage(PROMPT, "Got unexpected extra arguments (b c)"));
  }

  @Test
  void tooFewArguments() {
    shell
        .run("keys", "get")
        .failed(2, usage("llm keys get [OPTIONS] NAME", "Missing argument 'NAME'."));
  }

  private static String usage(String line, String error) {
    String command = line.substring(0, line.indexOf(" ["));
    return "Usage: " + line + "\nTry '" + command + " --help' for help.\n\nError: " + error + "\n";
  }
}
