package dev.llmjava.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.ChatServer;
import dev.llmjava.cli.Shell;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm schemas} */
class SchemasTest {
  private static final String NESTED =
      "{\"type\":\"object\",\"properties\":{\"dogs\":{\"type\":\"array\",\"items\":{\"type\":"
          + "\"object\",\"properties\":{\"first_name\":{\"type\":\"string\"},\"größe\":{}}}},"
          + "\"owner\":{\"type\":\"object\",\"properties\":{\"id\":{\"type\":[\"string\"]}}}}}";

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

  private void use(String schema) {
    server.says("{}");
    shell.run("-m", "local", "hi", "--schema", schema).ok();
  }

  private String schemas(String... arguments) {
    var all = new String[arguments.length + 1];
    all[0] = "schemas";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return shell.run(all).ok().out();
  }

  @Test
  void theOneUsedLastIsAtTheEnd() {
    use(NESTED);
    use("name, age int");
    use("name, age int");
    assertThat(schemas())
        .matches(
            """
            - id: bb1334961715d1c604696b61ea90f464
              summary: \\|
                \\{dogs: \\[\\{first_name, größe\\}\\], owner: \\{id\\}\\}
              usage: \\|
                1 time, most recently 20.*
            - id: 848bffbc260a905ad40888a4518f40ef
              summary: \\|
                \\{name, age\\}
              usage: \\|
                2 times, most recently 20.*
            """);
    use(NESTED);
    assertThat(schemas()).startsWith("- id: 848bff").contains("    2 times", "\n    2 times");
  }

  @Test
  void whole() {
    use("a b");
    assertThat(schemas("list", "--full"))
        .startsWith(
            """
            - id: 3847eaeefad2a108ad71e478b93fdd52
              schema: |
                {
                  "type": "object",
                  "properties": {
                    "a": {
                      "type": "string"
                    }
                  },
                  "required": [
                    "a"
                  ]
                }
              usage: |
                1 time, most recently 20\
            """);
  }

  @Test
  void asJson() {
    shell.run("-m", "echo", "x").ok();
    assertThat(schemas("--json")).isEqualTo("[]\n");
    assertThat(schemas("--nl")).isEmpty();
    use("a b");
    use("c d");
    String line =
        "\\{\"id\": \"[0-9a-f]{32}\", \"content\": \\{\"type\": \"object\", \"properties\":"
            + " \\{\"[ac]\": \\{\"type\": \"string\"\\}\\}, \"required\": \\[\"[ac]\"\\]\\},"
            + " \"recently_used\": \"20[^\"]*\", \"times_used\": 1\\}\n";
    assertThat(schemas("--nl")).matches(line + line);
    assertThat(schemas("--json", "--nl")).isEqualTo(schemas("--nl"));
    assertThat(schemas("--json"))
        .startsWith("[\n  {\n    \"id\": \"")
        .contains("    \"times_used\": 1\n  },\n  {\n")
        .endsWith("    \"times_used\": 1\n  }\n]\n");
  }

  @Test
  void searching() {
    use(NESTED);
    use("name, age int");
    assertThat(schemas("-q", "AGE")).startsWith("- id: 848bff").hasLineCount(5);
    assertThat(schemas("-q", "type", "-q", "größe")).startsWith("- id: bb13").hasLineCount(5);
    assertThat(schemas("-q", "first_name")).hasLineCount(5);
    assertThat(schemas("-q", "firstXname")).isEmpty();
    assertThat(schemas("-q", "na_e")).isEmpty();
    assertThat(schemas("-q", "n%e")).isEmpty();
    assertThat(schemas("-q", "\\")).hasLineCount(5);
    assertThat(schemas("-q", "age", "-q", "dogs")).isEmpty();
  }

  @Test
  void oneByItsId() {
    use("name, age int");
    String shown = schemas("show", "848bffbc260a905ad40888a4518f40ef");
    assertThat(shown).isEqualTo(schemas("dsl", "name, age int"));
    assertThat(
            schemas(
                "show",
                "-d",
                directory.resolve("logs.db") + "",
                "848bffbc260a905ad40888a4518f40ef"))
        .isEqualTo(shown);
    shell.run("schemas", "show", "nope").failed(1, "Error: Invalid schema ID\n");
  }

  @Test
  void withoutALog() {
    String error = "Error: No log database found at " + directory.resolve("logs.db") + "\n";
    shell.run("schemas").failed(1, error);
    shell.run("schemas", "show", "x").failed(1, error);
  }

  @Test
  void notation() {
    assertThat(
            schemas(
                "dsl", "a int extra, b float : of, it: all, c bool,, d str: , e strange,f\t int"))
        .isEqualToIgnoringWhitespace(
            """
            {"type": "object", "properties": {
              "a": {"type": "integer"},
              "b": {"type": "number", "description": "of"},
              "it": {"type": "string", "description": "all"},
              "c": {"type": "boolean"},
              "d": {"type": "string"},
              "e": {"type": "string"},
              "f": {"type": "integer"}},
             "required": ["a", "b", "it", "c", "d", "e", "f"]}
            """);
    assertThat(schemas("dsl", "a: one, two\n\n b int:c:d \n"))
        .contains("\"description\": \"one, two\"", "\"description\": \"c:d\"");
    assertThat(schemas("dsl", "--multi", ""))
        .isEqualToIgnoringWhitespace(
            """
            {"type": "object", "properties": {"items": {"type": "array", "items":
              {"type": "object", "properties": {}, "required": []}}},
             "required": ["items"]}
            """);
    shell
        .run("schemas", "dsl", "a,: b")
        .failed(1, "Error: Invalid schema DSL: field ': b' is missing a name before ':'\n");
  }
}
