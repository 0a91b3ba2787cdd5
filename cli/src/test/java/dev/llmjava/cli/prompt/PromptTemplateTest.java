package dev.llmjava.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.FileServer;
import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -t}, {@code -p} and {@code --save}. */
class PromptTemplateTest {
  @TempDir Path directory;
  private Shell shell;
  private Path image;

  @BeforeEach
  void shell() throws IOException {
    shell = new Shell(directory.resolve("user"));
    Files.createDirectories(directory.resolve("user/templates"));
    byte[] png = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    image = Files.write(directory.resolve("a.png"), png).toRealPath();
  }

  private void template(String yaml) {
    shell.file("templates/t.yaml", yaml);
  }

  private Json.Obj echo(String... arguments) {
    var all = new ArrayList<>(List.of("-m", "echo", "-t", "t"));
    all.addAll(List.of(arguments));
    return Json.parseObject(shell.run(all.toArray(String[]::new)).ok().out());
  }

  private String prompt(String... arguments) {
    return echo(arguments).string("prompt");
  }

  @Test
  void thePromptOfATemplateComesBeforeTheUsers() {
    template("prompt: Hello $a\nsystem: Be $b\ndefaults: {b: brief}");

    assertThat(prompt("-p", "a", "you", "words")).isEqualTo("Hello you\nwords");
    assertThat(prompt("-p", "a", "you")).isEqualTo("Hello you");
    assertThat(echo("-p", "a", "you").string("system")).isEqualTo("Be brief");
    assertThat(echo("-p", "a", "x", "-p", "b", "y").string("system")).isEqualTo("Be y");
    assertThat(echo("-p", "a", "you", "-s", "mine").string("system")).isEqualTo("mine");
    shell.piped("piped");
    assertThat(prompt("-p", "a", "you", "words")).isEqualTo("piped Hello you\nwords");
    shell.run("-m", "echo", "-t", "t").failed(1, "Error: Missing variables: a\n");
  }

  @Test
  void theInputHasAPlaceOfItsOwn() {
    template("prompt: <${input}>\nsystem: About $input");

    assertThat(echo("words").string("prompt")).isEqualTo("<words>");
    assertThat(echo("words").string("system")).isEqualTo("About words");
    assertThat(prompt()).isEqualTo("<>");
    shell.piped("piped");
    assertThat(prompt("words")).isEqualTo("<piped words>");
    template("system: About $input");
    assertThat(prompt("words")).isEqualTo("piped words");
  }

  @Test
  void aTextAloneIsAPrompt() {
    template("Say $input");

    assertThat(prompt("hello")).isEqualTo("Say hello");
  }

  @Test
  void somebodyAtATerminalIsOnlyAskedForAnInput() {
    shell.piped("typed").onTerminal();
    template("prompt: Hello");
    assertThat(shell.run("-m", "echo", "-t", "t").out()).doesNotContain("typed");
    template("prompt: Hello $input");
    assertThat(shell.run("-m", "echo", "-t", "t").out()).contains("Hello typed");
    template("system: Hello");
    assertThat(shell.run("-m", "echo", "-t", "t").out()).contains("typed");
  }

  @Test
  void whatATemplateBringsComesFirst() throws IOException {
    Path one = Files.writeString(directory.resolve("one"), "one");
    Path two = Files.writeString(directory.resolve("two"), "two");
    template(
        """
        fragments: [%s]
        system_fragments: [%s]
        attachments: [%s]
        attachment_types: [{type: image/gif, value: %s}]
        """
            .formatted(one, one, image, image));
    Json.Obj said =
        echo(
            "-f",
            two + "",
            "--sf",
            two + "",
            "x",
            "--at",
            image + "",
            "image/jpeg",
            "-a",
            image + "");

    assertThat(said.string("prompt")).isEqualTo("one\ntwo\nx");
    assertThat(said.string("system")).isEqualTo("one\n\ntwo");
    assertThat(said.items("attachments").stream().map(item -> ((Json.Obj) item).string("type")))
        .containsExactly("image/png", "image/png", "image/gif", "image/jpeg");
  }

  @Test
  void itsModelAndOptionsGiveWayToTheUsers() {
    template("model: echo\noptions: {example_bool: true}");

    assertThat(shell.run("-t", "t", "x").ok().out()).contains("\"example_bool\": true");
    assertThat(shell.run("-t", "t", "x", "-o", "example_bool", "0").ok().out())
        .contains("\"example_bool\": false");
    shell.run("-t", "t", "-m", "nope", "x").failed(1, "Error: 'Unknown model: nope'\n");
    assertThat(shell.run("-t", "t", "--options").ok().out()).startsWith("Echo: echo");
  }

  @Test
  void itsToolsComeFirstAndItsExtractionIsLeftToTheUser() {
    template("tools: [llm_time]\nextract_last: true");
    String asked = "{\"raw\": \"```\\none\\n```\\n```\\ntwo\\n```\"}";

    assertThat(shell.run("-m", "echo", "-t", "t", asked).ok().out()).isEqualTo("two\n\n");
    assertThat(shell.run("-m", "echo", "-t", "t", "-x", asked).ok().out()).isEqualTo("one\n\n");
    shell.run("-m", "echo", "-t", "t", "-T", "llm_version", "x").ok();
    assertThat(shell.run("logs", "-n", "1", "--json").ok().out().indexOf("llm_time"))
        .isPositive()
        .isLessThan(shell.run("logs", "-n", "1", "--json").ok().out().indexOf("llm_version"));
  }

  @Test
  void itsSchemaWins() {
    template("schema_object: {type: object, properties: {a: {type: string}}}");

    shell
        .run("-m", "echo", "-t", "t", "--schema", "{\"type\": \"array\"}", "x")
        .failed(1, "Error: Echo: echo does not support schemas\n");
  }

  @Test
  void aSchemaThatIsNoneIsRefusedAlthoughThatOfTheTemplateWins() {
    template("schema_object: {type: object, properties: {a: {type: string}}}");

    Shell.Result refused = shell.run("-m", "echo", "-t", "t", "--schema", "nowhere", "x");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).endsWith("Error: Invalid value: Invalid schema\n");
  }

  @Test
  void filesAddressesAndLoadersBringTemplates() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.yaml"), "prompt: From a file");
    assertThat(shell.run("-m", "echo", "-t", file + "").ok().out()).contains("From a file");
    try (var server =
        new FileServer(Map.of("/t.yaml", "prompt: From afar\nfunctions: x", "/bad", "a: [1"))) {
      String address = server.address() + "/t.yaml";
      Shell.Result fetched = shell.run("-m", "echo", "-t", address);
      assertThat(fetched.out()).contains("From afar");
      assertThat(fetched.err())
          .isEqualTo(
              "Warning: the functions of template \""
                  + address
                  + "\" are left out, because it is not a file of yours\n");
      String moved = server.address() + "/1/t.yaml";
      fails(
          moved,
          "Could not load template %s: cannot fetch \"%s\": it redirects to \"%s\"; name that if"
                  .formatted(moved, moved, address)
              + " you trust it");
      String gone = server.address() + "/gone";
      fails(
          gone,
          "Could not load template %s: cannot fetch \"%s\": it answered 404".formatted(gone, gone));
      fails(
          server.address() + "/bad",
          "Invalid YAML: expected ',' or ']', but got <stream end> (line 1, column 6)");
    }
    assertThat(shell.run("-m", "echo", "-t", "greet:Danish", "you").out())
        .contains("Greet you in Danish");
    fails("greet:", "Could not load template greet:: no language");
    fails("no:pe", "Unknown template prefix: no");
  }

  @Test
  void templatesFromElsewhereDoNotChooseFilesOfThisMachine() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret.txt"), "token");
    String text =
        "prompt: hi\nfragments: [\"%s\"]\nsystem_fragments: [\"%s\"]\nattachments: [\"%s\"]\n"
            .formatted(secret, secret, secret);
    try (var server = new FileServer(Map.of("/t.yaml", text))) {
      String address = server.address() + "/t.yaml";
      Shell.Result result = shell.run("-m", "echo", "-t", address);
      assertThat(result.out()).contains("\"prompt\": \"hi\"").doesNotContain("token");
      assertThat(result.err())
          .isEqualTo(
              ("Warning: the file \"%s\" of template \"%s\" is left out, because it is not a file"
                      + " of yours\n")
                  .formatted(secret, address)
                  .repeat(3));
    }
    String fragment = "prompt: hi\nfragments: [\"%s\"]\n".formatted(secret);
    Path mine = Files.writeString(directory.resolve("mine.yaml"), fragment);
    assertThat(shell.run("-m", "echo", "-t", mine.toString()).ok().out()).contains("token");
  }

  private void fails(String name, String error) {
    shell.run("-m", "echo", "-t", name, "x").failed(1, "Error: " + error + "\n");
    assertThat(shell.directory.resolve("templates")).isDirectory();
  }

  @Test
  void whatIsWrongWithOneIsToldBeforeAnythingIsDone() {
    fails("nope", "Invalid template: nope");
    template("");
    fails("t", "Template \"t\" is empty");
    template("prompt: costs $5");
    fails("t", "Invalid placeholder in template: line 1, column 7; write $$ for a dollar sign");
    template("attachments: [nope.png]");
    fails("t", "File nope.png does not exist");
    template("prompt: x\nzz: 1");
    fails("t", "A validation error occurred:\nzz\n  Extra inputs are not permitted");
  }

  private static String calling(String tool) {
    return "{\"raw\": \"so\", \"tool_calls\": [{\"name\": \"" + tool + "\"}]}";
  }

  @Test
  void itsFunctionsAreToolsBeforeTheUsers() {
    template("functions: |\n  public static int one() { return 1; }\n");
    String two = "public static int two() { return 2; }";

    assertThat(shell.run("-m", "echo", "-t", "t", calling("one")).ok().out())
        .contains("\"output\": \"1\"");
    assertThat(shell.run("-m", "echo", "-t", "t", calling("two"), "--functions", two).ok().out())
        .contains("\"output\": \"2\"");
    assertThat(shell.run("logs", "-n", "1", "--json").ok().out())
        .containsSubsequence("\"name\": \"one\"", "\"name\": \"two\"");
  }

  @Test
  void whatIsWrongWithItsFunctionsNamesIt() {
    template("functions: 'def f(): pass'");
    fails(
        "t",
        "Error in the functions of template \"t\": this is Python, and functions are Java here,"
            + " such as public static int multiply(int x, int y) { return x * y; }");
    template("functions: |\n  public static int f() {\n    return y;\n  }\n");
    assertThat(shell.run("-m", "echo", "-t", "t", "x").err())
        .startsWith("Error: Error in the functions of template \"t\": line 2: cannot find symbol")
        .hasLineCount(1);
  }

  @Test
  void functionsAreSavedAndRun() {
    String one = "public static int one() { return 1; }";
    String two = "public static int two() {\n  return 2;\n}\n";
    shell.run("--functions", one, "--functions", two, "--save", "t").ok();

    assertThat(shell.read("templates/t.yaml"))
        .isEqualTo(
            """
            functions: "public static int one() { return 1; }\\n\\npublic static int two() {\\n \\
                \\ return 2;\\n}\\n"
            """);
    assertThat(shell.run("templates", "show", "t").ok().out())
        .startsWith("functions: \"public static int one() { return 1; }");
    assertThat(shell.run("-m", "echo", "-t", "t", calling("two")).ok().out())
        .contains("\"output\": \"2\"");
  }

  @Test
  void functionsOfAFileAreSavedWithTheirTextAndNoFileIsReadForThem() throws IOException {
    Path file =
        Files.writeString(directory.resolve("w.java"), "public static int w() { return 3; }");
    shell.run("--functions", file.toString(), "--save", "t").ok();

    assertThat(shell.read("templates/t.yaml"))
        .isEqualTo("functions: public static int w() { return 3; }\n");
    template("functions: " + file + "\n");
    assertThat(shell.run("-m", "echo", "-t", "t", "x").err())
        .startsWith("Error: Error in the functions of template \"t\": line 1: ");
  }

  @Test
  void importsOfFunctionsThatAreSavedTogetherComeFirst() {
    String one = "import java.util.List;\npublic static int one() { return List.of(1).get(0); }";
    String two = "import java.util.Set;\npublic static int two() { return Set.of(2).size(); }";
    shell.run("--functions", one, "--functions", two, "--save", "t").ok();

    assertThat(shell.run("-m", "echo", "-t", "t", calling("two")).ok().out())
        .contains("\"output\": \"1\"");
    shell
        .run("--functions", one, "--functions", one, "--save", "t")
        .failed(
            1,
            "Error: These --functions cannot be saved together (line 5: method one() is already"
                + " defined); put them into one file\n");
  }

  @Test
  void aCommandLineIsSaved() throws IOException {
    Path text = Files.writeString(directory.resolve("one"), "one");
    shell
        .run(
            "-m",
            "echo",
            "p: caf\u00e9 $x",
            "-s",
            "two\nlines",
            "-p",
            "a",
            "1",
            "-p",
            "b",
            "",
            "-x",
            "--xl",
            "--schema",
            "name, age int",
            "-f",
            text + "",
            "--sf",
            "foo",
            "-T",
            "llm_time",
            "-a",
            image + "",
            "--at",
            "http://127.0.0.1:9/x",
            "image/png",
            "-o",
            "example_bool",
            "1",
            "--save",
            "t")
        .ok();

    assertThat(shell.read("templates/t.yaml"))
        .isEqualTo(
            """
            model: echo
            prompt: "p: caf\\xE9 $x"
            system: 'two

                lines'
            defaults:
                a: '1'
                b: ''
            extract: true
            extract_last: true
            schema_object:
                type: object
                properties:
                    name:
                        type: string
                    age:
                        type: integer
                required:
                - name
                - age
            fragments:
            - %s
            system_fragments:
            - foo
            tools:
            - llm_time
            attachments:
            - %s
            attachment_types:
            -   type: image/png
                value: http://127.0.0.1:9/x
            options:
                example_bool: true
            """
                .formatted(text, image));
    assertThat(shell.directory.resolve("logs.db")).doesNotExist();
  }

  @Test
  void whatIsSavedIsUsed() {
    shell.piped("piped").run("$x words", "-s", "sys", "-p", "x", "many", "--save", "t").ok();
    shell.piped("");

    assertThat(prompt("more")).isEqualTo("piped many words\nmore");
    assertThat(prompt("-p", "x", "few")).isEqualTo("piped few words");
    shell.onTerminal().piped("typed").run("-s", "only", "--save", "t").ok();
    assertThat(shell.read("templates/t.yaml")).isEqualTo("system: only\n");
    shell.piped("PNG").run("--at", "-", "image/png", "-s", "s", "--save", "t").ok();
    assertThat(shell.read("templates/t.yaml")).isEqualTo("system: s\n");
  }

  @Test
  void whatCannotBeSavedIsRefused() {
    shell
        .run("x", "-t", "a", "-c", "--cid", "3", "--save", "t")
        .failed(1, "Error: --save cannot be used with --template, --continue, --cid\n");
    shell.run("x", "-m", "nope", "--save", "t").failed(1, "Error: 'nope' is not a known model\n");
    shell
        .run("x", "-m", "echo", "-o", "nope", "1", "--save", "t")
        .failed(1, "Error: nope\n  Extra inputs are not permitted\n");
    shell
        .run("x", "--save", "../t")
        .failed(1, "Error: \"../t\" is no name for a template; use a word\n");
    assertThat(shell.run("templates").ok().out()).isEmpty();
  }

  @Test
  void conversationsGoOnWithATemplate() {
    template("prompt: Say $input\nsystem: s");
    echo("one");

    assertThat(prompt("two", "-c")).isEqualTo("Say two");
    assertThat(shell.run("logs", "-c").ok().out()).contains("Say one", "Say two");
  }
}
