package dev.llmjava.cli.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm templates} */
class TemplatesTest {
  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void shell() throws Exception {
    shell = new Shell(directory.resolve("user")).with("COLUMNS", "40");
    Files.createDirectories(directory.resolve("user/templates"));
  }

  private void template(String name, String yaml) {
    shell.file("templates/" + name + ".yaml", yaml);
  }

  @Test
  void thoseThatAreValidAreListed() {
    template("zoo", "Name\na bird");
    template("a", "system: Be brief\nprompt: |\n  One two three four five six");
    template("sys", "system: Be brief");
    template("none", "model: echo");
    template("empty", "");
    template("wrong", "nope: 1");
    template("broken", "a: [1");

    assertThat(shell.run("templates").ok().out())
        .isEqualTo(
            """
            a    : system: Be brief prompt: One t...
            none :\s
            sys  : system: Be brief
            zoo  : Name a bird
            """);
    assertThat(new Shell(directory.resolve("nothing")).run("templates").ok().out()).isEmpty();
  }

  @Test
  void oneIsShownWithSortedKeys() {
    template(
        "full",
        """
        system: "caf\u00e9"
        prompt: "one\\n"
        extract_last: "no"
        schema_object: {z: 1, a: [1, {q: r, b: null}]}
        fragments: []
        """);

    assertThat(shell.run("templates", "show", "full").ok().out())
        .isEqualTo(
            """
            extract_last: false
            fragments: []
            name: full
            prompt: 'one

                '
            schema_object:
                a:
                - 1
                -   b: null
                    q: r
                z: 1
            system: "caf\\xE9"

            """);
    shell.run("templates", "show", "no").failed(1, "Error: Template 'no' not found or invalid\n");
    template("wrong", "nope: 1");
    shell
        .run("templates", "show", "wrong")
        .failed(
            1,
            "Error: Template 'wrong' not found or invalid: A validation error occurred: nope"
                + " Extra inputs are not permitted\n");
  }

  @Test
  void anEditorThatFailsLeavesNoTemplateBehind() {
    shell.with("EDITOR", "false");
    shell
        .run("templates", "edit", "fresh")
        .failed(1, "Error: the editor \"false\" ended with 1; set VISUAL or EDITOR to another\n");
    assertThat(directory.resolve("user/templates/fresh.yaml")).doesNotExist();
    template("kept", "prompt: ");
    assertThat(shell.run("templates", "edit", "kept").code()).isOne();
    assertThat(directory.resolve("user/templates/kept.yaml")).exists();
  }

  @Test
  void thePathIsThatOfAFolder() {
    Path folder = directory.resolve("new/templates");

    assertThat(new Shell(directory.resolve("new")).run("templates", "path").ok().out())
        .isEqualTo(folder + "\n");
    assertThat(folder).isDirectory();
  }

  @Test
  void loadersAreListed() {
    assertThat(shell.run("templates", "loaders").ok().out())
        .isEqualTo("greet:\n  Greetings by language\n\n  llm -t greet:Danish\n");
    assertThat(shell.run("templates", "show", "greet:Danish").ok().out())
        .isEqualTo(
            """
            functions: 'def f(): pass'
            name: greet:Danish
            prompt: Greet $input in Danish

            """);
  }

  @Test
  void anEditorChangesOneAndMakesANewOne() {
    shell.with("VISUAL", "printf 'Say hello' >").with("EDITOR", "false");
    shell.run("templates", "edit", "new one").ok();
    assertThat(shell.read("templates/new one.yaml")).isEqualTo("Say hello");

    shell.with("VISUAL", "").with("EDITOR", "printf ' twice' >>");
    shell.run("templates", "edit", "new one").ok();
    assertThat(shell.read("templates/new one.yaml")).isEqualTo("Say hello twice");

    shell.with("EDITOR", "test -s");
    shell.run("templates", "edit", "fresh").ok();
    assertThat(shell.read("templates/fresh.yaml")).isEqualTo("prompt: ");
  }

  @Test
  void whatWasWrittenStaysAndItsFaultsAreTold() {
    shell
        .with("EDITOR", "printf 'a: [1' >")
        .run("templates", "edit", "bad")
        .failed(
            1,
            "Error: Template 'bad' was saved, but is not valid: Invalid YAML: expected ',' or ']',"
                + " but got <stream end> (line 1, column 6)\n");
    assertThat(shell.read("templates/bad.yaml")).isEqualTo("a: [1");
    shell
        .with("EDITOR", "printf 'nope: 1' >")
        .run("templates", "edit", "bad")
        .failed(
            1,
            """
            Error: Template 'bad' was saved, but is not valid: A validation error occurred:
            nope
              Extra inputs are not permitted
            """);
    shell
        .with("EDITOR", "exit 3;")
        .run("templates", "edit", "bad")
        .failed(1, "Error: the editor \"exit 3;\" ended with 3; set VISUAL or EDITOR to another\n");
    shell
        .run("templates", "edit", "a/b")
        .failed(1, "Error: \"a/b\" is no name for a template; use a word\n");
  }

  @Test
  void controlCharactersStayHarmlessOnATerminal() {
    template("odd", "\"a\\u001b[31mb\"");

    assertThat(shell.onTerminal().run("templates").out()).isEqualTo("odd : a\u241b[31mb\n");
  }
}
