package dev.llmjava.cli.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.BrokenTools;
import dev.llmjava.cli.Plugins;
import dev.llmjava.cli.Shell;
import dev.llmjava.cli.TestTools;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm tools} */
class ToolsListTest {
  @TempDir Path directory;
  private Plugins plugins;
  private Shell shell;

  @BeforeEach
  void install() throws IOException {
    plugins = new Plugins(directory, TestTools.class.getName());
    shell = new Shell(directory);
  }

  @AfterEach
  void remove() throws IOException {
    plugins.close();
  }

  @Test
  void everything() {
    String all = shell.run("tools").ok().out();
    assertThat(all)
        .contains(
            "everything(a: str, b: int, c: float, d: bool, e: list[int], f: dict[str, str],"
                + " g: str | None = None, h: str = \"it's\", i: dict, j: Literal['NEW', ",
            ", k) (plugin: test-tools)\n\nfail(text: str) (plugin: test-tools)\n\n",
            "llm_version() -> str (plugin: llm.default_plugins.default_tools)\n\n",
            """
            upper(text: str) (plugin: test-tools)

              Convert text
              to upper case.

            Found(place: str) (plugin: test-tools)

              Whatever is found
              at a place.

            Notes:

              Notes_label() -> str

                Say the label.

              Notes_repeat(text: str, times: int = 2) -> str

                Repeat.

            """);
    assertThat(all).endsWith("    Repeat.\n\n");
    assertThat(shell.run("tools", "list").ok().out()).isEqualTo(all);
  }

  @Test
  void someOfThemToolboxesSetUp() {
    assertThat(shell.run("tools", "Notes(\"x\")", "Found(place=\"tmp\")", "llm_version").ok().out())
        .isEqualTo(
            """
            llm_version() -> str (plugin: llm.default_plugins.default_tools)

              Return the installed version of llm

            Found(place="tmp"):

              at_tmp()

                Found.

            Notes("x"):

              Notes_label() -> str

                Say the label.

              Notes_repeat(text: str, times: int = 2) -> str

                Repeat.

            """);
  }

  @Test
  void asJson() {
    Json.Obj some =
        Json.parseObject(shell.run("tools", "--json", "Found(\"x\")", "give").ok().out());
    assertThat(some)
        .isEqualTo(
            Json.parseObject(
                """
                {"tools": [{"name": "give", "description": "Gives back a text.",
                  "arguments": {"type": "object", "properties": {"text": {"type": "string"}},
                    "required": ["text"]},
                  "plugin": "test-tools"}],
                 "toolboxes": [{"name": "Found", "dynamic": true,
                  "tools": [{"name": "at_x", "description": "Found.", "arguments": {}}]}]}
                """));
    Json.Obj all = Json.parseObject(shell.run("tools", "--json").ok().out());
    assertThat(all.items("toolboxes").toString())
        .contains("\"name\":\"Found\",\"dynamic\":true,\"tools\":[]")
        .contains("\"name\":\"Notes\",\"dynamic\":false");
    assertThat(all.has("server_side_tools")).isFalse();
  }

  @Test
  void thoseOfAModel() {
    assertThat(shell.run("tools", "llm_version", "-m", "gpt-5.5").ok().out())
        .endsWith(
            """

            Server-side tools for gpt-5.5 (executed by the provider):

            WebSearch(...)

              Search the web and open pages.

            CodeInterpreter(...)

              Run Python in a container of the provider's.

            ServerSideTool(spec: dict)

              Any other tool of the provider, as its manual specifies it.

            """);
    assertThat(shell.run("tools", "llm_version", "-m", "echo").ok().out())
        .endsWith("No server-side tools for echo.\n");
    assertThat(
            Json.parseObject(shell.run("tools", "--json", "-m", "gpt-5.5").ok().out())
                .items("server_side_tools")
                .getLast())
        .isEqualTo(
            Json.parseObject(
                """
                {"name": "ServerSideTool",
                 "description": "Any other tool of the provider, as its manual specifies it.",
                 "signature": "(spec: dict)", "server_side": true}
                """));
    shell.run("tools", "-m", "nope").failed(1, "Error: 'Unknown model: nope'\n");
  }

  @Test
  void whatIsNotThere() {
    var result = shell.run("tools", "nope", "Gone(1)", "give");
    assertThat(result.err())
        .startsWith("Error: Tool(s) nope, Gone(1) not found. Available tools: ")
        .endsWith("Notes, Found\n");
    assertThat(result.code()).isEqualTo(1);
    shell.run("tools", "Found").failed(1, "Error: Found.place: missing\n");
    shell
        .run("tools", "Notes({\"label\"")
        .failed(1, "Error: Invalid spec string: 'Notes({\"label\"'\n");
  }

  @Test
  void aPluginThatFailsIsNamedAndTheOthersAreListed() throws IOException {
    plugins.close();
    plugins =
        new Plugins(
            directory, "no.such.Plugin", BrokenTools.class.getName(), TestTools.class.getName());
    var result = shell.run("tools", "give");
    assertThat(result.out()).startsWith("give(text: str) (plugin: test-tools)\n");
    assertThat(result.code()).isZero();
    assertThat(result.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("Warning: A plugin cannot be loaded: ")
                    .contains("no.such.Plugin"),
            line ->
                assertThat(line)
                    .startsWith(
                        "Warning: The plugin dev.llmjava.cli.BrokenTools brings no tools: no"));
    assertThat(shell.onTerminal().run("tools", "give").err()).doesNotContain("\u001b[2J");
  }
}
