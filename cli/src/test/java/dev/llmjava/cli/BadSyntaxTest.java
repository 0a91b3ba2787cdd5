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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be read has a place where it goes wrong. */
class BadSyntaxTest {
  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void files() {
    shell = new Shell(directory);
    shell.file("bad.json", "{\"type\": \"object\",\n \"x\": }");
    shell.file("bad.yaml", "a: [1,\nb: 2");
    shell.file("typo.yaml", "promt: hi");
    shell.file("dollar.yaml", "prompt: costs $ 5");
    shell.file("templates/bad.yaml", "prompt: \"open");
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        usage(
            "Invalid value: Invalid schema: not JSON (line 1, column 2)",
            "-m",
            "o3",
            "--schema",
            "{bad",
            "x"),
        usage(
            "Invalid value: Invalid schema: not JSON (line 1, column 10)",
            "-m",
            "o3",
            "--schema-multi",
            "{\"type\": , }",
            "x"),
        failure(
            "Schema file contained invalid JSON: \"@/bad.json\", not JSON (line 2, column 7)",
            "-m",
            "o3",
            "--schema",
            "@/bad.json",
            "x"),
        failure(
            "Invalid schema DSL: field ': x' is missing a name before ':'",
            "-m",
            "o3",
            "--schema",
            "a, : x",
            "x"),
        failure(
            "Invalid YAML: expected ',' or ']', but got <stream end> (line 2, column 5)",
            "-m",
            "echo",
            "-t",
            "@/bad.yaml"),
        failure(
            "Template 'bad' not found or invalid: Invalid YAML: found unexpected end of stream"
                + " (line 1, column 14)",
            "templates",
            "show",
            "bad"),
        failure(
            "Error in --functions definition: line 2: ';' expected",
            "-m",
            "echo",
            "--functions",
            "public static int f() {\n return 1 }",
            "x"),
        failure(
            "Error in --functions definition: this is Python, and functions are Java here, such as"
                + " public static int multiply(int x, int y) { return x * y; }",
            "-m",
            "echo",
            "--functions",
            "def f(x): return x",
            "x"),
        usage("Invalid value for '-n' / '--count': 'x' is not a valid integer.", "logs", "-n", "x"),
        usage(
            "Invalid value for '--cl' / '--chain-limit': 'x' is not a valid integer.",
            "-m",
            "echo",
            "--cl",
            "x",
            "y"),
        failure("No log database found at @/logs.db", "logs", "-q", "\""));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldInOneLineWithItsPlace(Mistake mistake) {
    mistake.make(shell, directory.toString());
  }

  @Test
  void aKeyThatTemplatesDoNotHaveIsNamed() {
    shell
        .run("-m", "echo", "-t", directory.resolve("typo.yaml").toString())
        .failed(
            1, "Error: A validation error occurred:\npromt\n  Extra inputs are not permitted\n");
  }

  @Test
  void aDollarThatBeginsNoVariableIsAnError() {
    Shell.Result result =
        shell.run("-m", "echo", "-t", directory.resolve("dollar.yaml").toString());

    assertThat(result.err()).startsWith("Error: ").contains("$$").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "keys.json, keys",
    "aliases.json, aliases",
    "model_options.json, models options",
  })
  void settingsThatAreNotJsonAreNamedWithThePlace(String name, String command) {
    shell.file(name, "{\n  \"a\" \"b\"}");

    failure(
            "@/" + name + " is not a JSON object: not JSON (line 2, column 7); mend or remove it",
            command.split(" "))
        .make(shell, directory.toString());
  }

  @Test
  void modelsThatAreNotYamlAreNamedWithThePlace() {
    shell.file("extra-openai-models.yaml", "- model_id: a\n model_name: b");

    failure(
            "@/extra-openai-models.yaml is not valid YAML: expected <block end>, but found"
                + " '<block mapping start>' (line 2, column 2)",
            "-m",
            "a",
            "x")
        .make(shell, directory.toString());
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "maybe, 2"})
  void aVariableMustBeABoolean(String value, int code) {
    shell.with("LLM_TOOLS_DEBUG", value);
    if (code == 0) {
      shell.run("-m", "echo", "x").ok();
    } else {
      usage(
              "Invalid value for '--td' / '--tools-debug': 'maybe' is not a valid boolean."
                  + " Recognized values: 0, 1, f, false, n, no, off, on, t, true, y, yes",
              "-m",
              "echo",
              "x")
          .make(shell, "");
    }
  }
}
