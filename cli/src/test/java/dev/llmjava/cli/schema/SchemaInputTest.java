package dev.llmjava.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.FileServer;
import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --schema} and {@code --schema-multi}, and the schemas they leave in the log. */
class SchemaInputTest {
  private static final String JSON =
      "{\"type\": \"object\", \"properties\": {\"z\": {\"type\": \"string\"}, \"a\": {}}}";
  private static final String ID = "2613e485353a27785dd0a073c3068ed1";

  @TempDir Path directory;
  private Shell shell;
  private ChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = new ChatServer();
    shell =
        new Shell(directory)
            .file(
                "extra-openai-models.yaml",
                server.model("local").replace("}", ", supports_schema: true}"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** What a prompt with these options sends as the schema. */
  private String sent(String... options) {
    server.requests.clear();
    server.says("[]");
    var all = new String[options.length + 3];
    all[0] = "-m";
    all[1] = "local";
    all[2] = "hi";
    System.arraycopy(options, 0, all, 3, options.length);
    shell.run(all).ok();
    return server
        .requests
        .getFirst()
        .object("response_format")
        .object("json_schema")
        .object("schema")
        .format(JsonStyle.PYTHON);
  }

  private void refused(int code, String error, String... options) {
    for (String[] command :
        new String[][] {
          {"logs", "list"}, {"prompt", "-m", "local", "hi"}, {"prompt", "-n", "hi"}
        }) {
      var all = Arrays.copyOf(command, command.length + options.length);
      System.arraycopy(options, 0, all, command.length, options.length);
      var result = shell.run(all);
      assertThat(result.err()).endsWith(error + "\n");
      assertThat(result.code()).isEqualTo(code);
    }
  }

  @Test
  void jsonKeepsTheOrderOfItsKeys() {
    assertThat(sent("--schema", " " + JSON)).isEqualTo(JSON);
    assertThat(shell.run("schemas", "show", ID).ok().out()).isEqualTo(indented(JSON));
  }

  @Test
  void notationIsWhatHasASpaceOrAComma() {
    String expected =
        "{\"type\": \"object\", \"properties\": {\"name\": {\"type\": \"string\"}, \"age\":"
            + " {\"type\": \"integer\", \"description\": \"in years\"}}, \"required\": [\"name\","
            + " \"age\"]}";
    assertThat(sent("--schema", "name, age int: in years")).isEqualTo(expected);
    assertThat(sent("--schema", "name\nage int: in years")).isEqualTo(expected);
    refused(2, "Invalid schema: not JSON (line 1, column 2)", "--schema", "{not json,");
    refused(
        1,
        "Error: Invalid schema DSL: field ': x' is missing a name before ':'",
        "--schema",
        "a, : x");
  }

  @Test
  void files() throws IOException {
    Path file = directory.resolve("dog.json");
    Files.writeString(file, JSON);
    assertThat(sent("--schema", file.toString())).isEqualTo(JSON);
    Files.writeString(file, "{");
    refused(
        1,
        "Error: Schema file contained invalid JSON: \"" + file + "\", not JSON (line 1, column 2)",
        "--schema",
        file.toString());
    Files.writeString(file, "[]");
    refused(
        1,
        "Error: the schema file \"" + file + "\" holds JSON that is not an object",
        "--schema",
        file.toString());
    refused(
        1,
        "Error: \"" + directory + "\" is a folder; name a file in it",
        "--schema",
        directory.toString());
  }

  @Test
  void idsOfTheLog() {
    assertThat(sent("--schema", JSON)).isEqualTo(JSON);
    assertThat(sent("--schema", ID)).isEqualTo(JSON);
    assertThat(sent("--schema", ID, "-n")).isEqualTo(JSON);
    assertThat(shell.run("logs", "--schema", ID, "-n", "0", "-s").ok().out().split("- model", -1))
        .hasSize(3);
    refused(2, "\n\nError: Invalid value: Invalid schema", "--schema", "name");
    refused(2, "\n\nError: Invalid value: Invalid schema", "--schema", "\0");
  }

  @Test
  void anIdNeedsALogToBeIn() {
    assertThat(shell.run("-n", "-m", "local", "hi", "--schema", ID).err())
        .startsWith("Usage: llm prompt ")
        .endsWith("Error: Invalid value: Invalid schema\n");
    assertThat(directory.resolve("logs.db")).doesNotExist();
  }

  @Test
  void templates() throws IOException {
    sent("--schema", JSON);
    Path folder = Files.createDirectories(directory.resolve("templates"));
    Files.writeString(
        folder.resolve("dog.yaml"),
        "prompt: x\n"
            + "schema_object:\n"
            + "  type: object\n"
            + "  properties:\n"
            + "    z: {type: string}\n"
            + "    a: {}\n");
    Files.writeString(folder.resolve("plain.yaml"), "prompt: x\n");
    Files.writeString(folder.resolve("text.yaml"), "only words");
    Files.writeString(folder.resolve("broken.yaml"), "a: [");
    assertThat(sent("--schema", " t:dog")).isEqualTo(JSON);
    refused(1, "Error: Template 'plain' has no schema", "--schema", "t:plain");
    refused(1, "Error: Template 'text' has no schema", "--schema", "t:text");
    refused(
        1,
        "Error: Invalid template: broken: Invalid YAML: expected the node content, but found"
            + " '<stream end>' (line 1, column 5)",
        "--schema",
        "t:broken");
    refused(1, "Error: Invalid template: nope", "--schema", "t:nope");
    refused(1, "Error: Invalid template:", "--schema", "t:");
  }

  @Test
  void templatesAreFoundWhereverThoseOfAPromptAre() throws IOException {
    String yaml = "schema_object: " + JSON;
    Path file = Files.writeString(directory.resolve("mine.yaml"), yaml);
    assertThat(sent("--schema", "t:" + file)).isEqualTo(JSON);
    assertThat(sent("--schema", "t:greet:schema")).contains("\"greeting\"");
    try (var pages = new FileServer(Map.of("/t.yaml", yaml))) {
      assertThat(sent("--schema", "t:" + pages.address() + "/t.yaml")).isEqualTo(JSON);
      String gone = pages.address() + "/gone";
      refused(
          1,
          "Error: Invalid template: %s: Could not load template %s: cannot fetch \"%s\": it answered"
                  .formatted(gone, gone, gone)
              + " 404",
          "--schema",
          "t:" + gone);
    }
    refused(
        1, "Error: Invalid template: no:pe: Unknown template prefix: no", "--schema", "t:no:pe");
    refused(1, "Error: Template 'greet:x' has no schema", "--schema", "t:greet:x");
  }

  @Test
  void aListOfResults() {
    String list =
        "{\"type\": \"object\", \"properties\": {\"items\": {\"type\": \"array\", \"items\": "
            + JSON
            + "}}, \"required\": [\"items\"]}";
    assertThat(sent("--schema-multi", JSON)).isEqualTo(list);
    assertThat(sent("--schema-multi", JSON, "--schema", "ignored, too")).isEqualTo(list);
    assertThat(shell.run("logs", "--schema-multi", JSON, "--data").ok().out())
        .isEqualTo("[]\n[]\n");
    assertThat(shell.run("logs", "--schema", JSON, "--data").ok().out()).isEmpty();
  }

  @Test
  void nothingIsNoSchema() {
    assertThat(sent("--schema", "")).isEqualTo("{}");
    assertThat(sent("--schema", "{}")).isEqualTo("{}");
    assertThat(shell.run("schemas").ok().out()).isEmpty();
    assertThat(shell.run("logs", "--schema", "{}", "-s").ok().out().split("- model", -1))
        .hasSize(3);
  }

  @Test
  void modelsWithoutSchemasSaySo() {
    shell
        .run("-m", "echo", "hi", "--schema", "a, b")
        .failed(1, "Error: Echo: echo does not support schemas\n");
    assertThat(shell.run("logs", "status").ok().out()).contains("turns logged:\t\t0\n");
  }

  @Test
  void nobodyAtATerminalIsAskedForAPrompt() {
    server.says("{}");
    shell.piped("typed later").onTerminal().run("-m", "local", "--schema", "a, b").ok();
    assertThat(server.requests.getFirst().toString()).doesNotContain("typed later");
  }

  private static String indented(String json) {
    return Json.parse(json).format(JsonStyle.PYTHON_INDENTED) + "\n";
  }
}
