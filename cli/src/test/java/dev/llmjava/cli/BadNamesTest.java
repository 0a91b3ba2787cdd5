package dev.llmjava.cli;

import static dev.llmjava.cli.Mistake.failure;
import static dev.llmjava.cli.Mistake.usage;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of things that there are not: what is near is named. */
class BadNamesTest {
  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void things() {
    shell = new Shell(directory);
    shell.file("templates/translate.yaml", "prompt: $name $input");
    shell.file("keys.json", "{\"anthropic\": \"secret\"}");
    shell.piped("text");
    shell.run("fragments", "set", "readme", "-").ok();
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        failure("'Unknown model: qqq'", "-m", "qqq", "x"),
        failure("'Unknown model: ehco'. Did you mean 'echo'?", "-m", "ehco", "x"),
        failure("Unknown model: ehco. Did you mean 'echo'?", "models", "default", "ehco"),
        failure("No model found matching queries qqq", "-q", "qqq", "x"),
        failure("Invalid template: qqq", "-t", "qqq", "x"),
        failure("Invalid template: translat. Did you mean 'translate'?", "-t", "translat", "x"),
        failure("Missing variables: name", "-m", "echo", "-t", "translate", "x"),
        failure("Unknown template prefix: qq", "-t", "qq:x", "x"),
        failure("Template 'qqq' not found or invalid", "templates", "show", "qqq"),
        failure("Fragment 'qqq' not found", "-m", "echo", "-f", "qqq"),
        failure(
            "Fragment 'raedme' not found. Did you mean 'readme'?", "-m", "echo", "-f", "raedme"),
        failure("Fragment 'qqq' not found", "fragments", "show", "qqq"),
        failure("Unknown fragment prefix: qq", "-m", "echo", "-f", "qq:x"),
        failure("Invalid template: qqq", "-m", "o3", "--schema", "t:qqq", "x"),
        failure("Template 'translate' has no schema", "-m", "o3", "--schema", "t:translate", "x"),
        failure("Invalid schema ID", "schemas", "show", "qqq"),
        failure("No conversation found with id=qqq", "-m", "echo", "--cid", "qqq", "x"),
        failure("No key found with name 'qqq'", "keys", "get", "qqq"),
        failure(
            "No key found with name 'antropic'. Did you mean 'anthropic'?",
            "keys",
            "get",
            "antropic"),
        failure("No aliases.json file exists", "aliases", "remove", "qqq"),
        failure("No model found matching query: qqq", "aliases", "set", "a", "-q", "qqq"),
        usage(
            "Invalid value for 'ALIAS': Fragment alias must be alphanumeric",
            "fragments",
            "set",
            "a b",
            "x"),
        failure("\"../x\" is no name for a template; use a word", "-m", "echo", "--save", "../x"),
        usage("No such option '--modell'. Did you mean '--model'?", "--modell", "echo"),
        usage("Got unexpected extra argument (pth). Did you mean 'path'?", "keys", "pth"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldInOneLine(Mistake mistake) {
    mistake.make(shell, directory.toString());
  }

  @Test
  void toolsThatThereAreAreListed() {
    assertThat(shell.run("-m", "echo", "-T", "llm_tim", "x").err())
        .startsWith("Error: Tool(s) llm_tim not found. Available tools: ")
        .contains("llm_time")
        .hasLineCount(1);
    assertThat(shell.run("tools", "qqq").err())
        .startsWith("Error: Tool(s) qqq not found. Available tools: ")
        .hasLineCount(1);
  }

  @Test
  void anOptionOfAModelThatIsNearIsNamed() {
    shell
        .run("-m", "gpt-4o", "-o", "temprature", "1", "x")
        .failed(
            1,
            "Error: temprature\n  Extra inputs are not permitted\n"
                + "  Did you mean 'temperature'?\n");
    shell
        .run("models", "options", "set", "gpt-4o", "qqq", "1")
        .failed(1, "Error: qqq\n  Extra inputs are not permitted\n");
  }

  @Test
  void anOptionThatIsStoredForAModelIsNamedWithItsPlace() {
    shell.file("model_options.json", "{\"echo\": {\"qqq\": \"1\"}}");

    shell
        .run("-m", "echo", "x")
        .failed(
            1,
            "Error: qqq\n  Extra inputs are not permitted\n"
                + "  It is stored in model_options.json; 'llm models options clear echo NAME'"
                + " removes it\n");
  }

  @Test
  void aDefaultModelThatThereIsNotIsCalledOne() {
    shell.file("default_model.txt", "qqq");

    failure(
            "'Unknown model: qqq' is the default model; choose another with"
                + " 'llm models default MODEL'",
            "x")
        .make(shell, "");
  }
}
