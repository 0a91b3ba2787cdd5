package dev.llmjava.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Shell;
import dev.llmjava.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code llm prompt} with the offline models. */
class PromptCommandTest {
  @TempDir Path directory;
  private Shell shell;

  @BeforeEach
  void shell() {
    shell = new Shell(directory);
  }

  private Json.Obj echo(String... arguments) {
    return Json.parseObject(shell.run(arguments).ok().out());
  }

  @Test
  void argument() {
    assertThat(shell.run("-m", "echo", "hello").ok().out())
        .isEqualTo(
            """
            {
              "prompt": "hello",
              "system": "",
              "attachments": [],
              "stream": true,
              "previous": []
            }
            """);
    assertThat(echo("-m", "echo", "hello", "--no-stream").isTrue("stream")).isFalse();
  }

  @Test
  void systemPromptsAreStrippedAndEmptyValuesAreNone() {
    assertThat(echo("-m", "echo", "hi", "-s", "  sys \n").string("system")).isEqualTo("sys");
    assertThat(echo("-m", "echo", "hi", "-s", "  ").string("system")).isEmpty();
    shell
        .run("-m", "", "hi")
        .failed(
            1,
            "Error: No key found - add one using 'llm keys set openai'"
                + " or set the OPENAI_API_KEY environment variable\n");
    assertThat(shell.run("logs", "-q", "", "-d", "", "-n", "1").ok().out()).contains("hi");
  }

  @Test
  void standardInput() {
    shell.piped("piped\r\ntext");
    assertThat(echo("-m", "echo").string("prompt")).isEqualTo("piped\r\ntext");
    assertThat(echo("-m", "echo", "arg").string("prompt")).isEqualTo("piped\r\ntext arg");
    shell.piped(new byte[] {'a', (byte) 0xff, 'b'});
    assertThat(shell.run("-m", "echo").out()).contains("a\\ufffdb");
    assertThat(shell.run("-m", "echo").err())
        .startsWith("Warning: standard input is not all UTF-8");
    shell.piped("");
    assertThat(echo("-m", "echo").string("prompt")).isEmpty();
  }

  @Test
  void systemAndOptions() {
    var said = echo("-m", "echo", "-s", "be brief", "-o", "example_bool", "yes", "hi");
    assertThat(said.string("system")).isEqualTo("be brief");
    assertThat(said.object("options")).isEqualTo(Json.object().put("example_bool", true).build());
    shell
        .run("-m", "gpt-4o", "-o", "temperature", "x", "-o", "foo", "1", "hi")
        .failed(
            1,
            """
            Error: temperature
              Input should be a valid number, unable to parse string as a number
            foo
              Extra inputs are not permitted
            """);
  }

  @Test
  void storedOptions() {
    shell.file("model_options.json", "{\"echo\": {\"example_bool\": \"1\"}}");
    assertThat(echo("-m", "echo", "hi").object("options").isTrue("example_bool")).isTrue();
    assertThat(echo("-m", "echo", "-o", "example_bool", "0", "hi").object("options"))
        .isEqualTo(Json.object().put("example_bool", false).build());
  }

  @Test
  void choosingAModel() {
    shell.with("LLM_MODEL", "echo");
    assertThat(echo("hi").string("prompt")).isEqualTo("hi");
    assertThat(echo("-q", "gpt", "hi").string("prompt")).isEqualTo("hi");
    shell.with("LLM_MODEL", "");
    assertThat(echo("-q", "ech", "hi").string("prompt")).isEqualTo("hi");
    shell
        .run("-q", "nobody", "-q", "x", "hi")
        .failed(1, "Error: No model found matching queries nobody, x\n");
    shell.run("-m", "nope", "hi").failed(1, "Error: 'Unknown model: nope'\n");
    shell
        .run("-m", "gpt-4o", "hi")
        .failed(
            1,
            "Error: No key found - add one using 'llm keys set openai' or set the OPENAI_API_KEY"
                + " environment variable\n");
  }

  @Test
  void whatIsLogged() {
    shell.run("-m", "echo", "-n", "not logged").ok();
    shell.run("logs", "off").ok();
    shell.run("-m", "echo", "not logged either").ok();
    shell.run("-m", "echo", "--log", "logged").ok();
    shell.run("logs", "on").ok();
    shell.run("-m", "echo", "logged too").ok();
    assertThat(shell.run("logs", "status").ok().out())
        .contains("Number of threads logged:\t2\nNumber of turns logged:\t\t2\n");
    shell
        .run("-m", "echo", "-n", "--log", "hi")
        .failed(1, "Error: --log and --no-log are mutually exclusive\n");
  }

  @Test
  void anotherDatabase() {
    String other = directory.resolve("x/y.db").toString();
    shell.run("-m", "echo", "-d", other, "hi").ok();
    assertThat(directory.resolve("logs.db")).doesNotExist();
    assertThat(shell.run("logs", "-d", other).ok().out()).contains("## Prompt\n\nhi\n");
  }

  @Test
  void jsonIsWhatTheLogHolds() {
    String json = shell.run("-m", "echo", "hi", "--json").ok().out();
    assertThat(shell.run("logs", "--json").ok().out()).isEqualTo(json);
    assertThat(json).startsWith("[\n  {\n    \"id\": \"").contains("\"prompt\": \"hi\"");
    String passing = shell.run("-m", "echo", "-n", "hi", "--json").ok().out();
    assertThat(passing).contains("\"prompt\": \"hi\"");
    assertThat(shell.run("logs", "--json").ok().out()).isEqualTo(json);
  }

  @Test
  void codeBlocks() {
    String raw = "{\"raw\": \"a\\n```python\\none\\n```\\nb\\n```\\ntwo\\n```\\n\"}";
    assertThat(shell.run("-m", "echo", "-x", raw).ok().out()).isEqualTo("one\n\n");
    assertThat(shell.run("-m", "echo", "--xl", raw).ok().out()).isEqualTo("two\n\n");
    assertThat(shell.run("-m", "echo", "-x", "{\"raw\": \"none\"}").ok().out()).isEqualTo("none\n");
    assertThat(shell.run("logs", "-n", "0", "--xl").ok().out()).isEqualTo("two\n\n");
  }

  @Test
  void asynchronously() {
    assertThat(echo("-m", "echo", "--async", "hi").string("prompt")).isEqualTo("hi");
    assertThat(shell.run("logs", "-r").ok().out()).contains("\"prompt\": \"hi\"");
    shell.run("-m", "echo", "--async", "--key", "k", "-u", "hi");
  }

  @Test
  void eventsStandAlone() {
    var result = shell.run("-m", "echo", "--events", "-x", "hi");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).endsWith("\n\nError: --events cannot be used with --extract\n");
  }

  @Test
  void continuing() {
    shell.run("-m", "echo", "-s", "one", "first").ok();
    shell.run("-m", "echo", "other").ok();
    String first = shell.run("logs", "-n", "0", "--json").ok().out();
    String thread = first.split("\"conversation_id\": \"", -1)[1].substring(0, 26);
    shell.run("--cid", thread, "second").ok();
    shell.run("-c", "third", "-s", "one").ok();
    shell.run("-c", "fourth", "-s", "two").ok();
    assertThat(shell.run("logs", "-c").ok().out())
        .contains("\nfirst\n", "\nsecond\n", "\nthird\n", "\nfourth\n")
        .doesNotContain("other");
    shell.run("--cid", "nope", "hi").failed(1, "Error: No conversation found with id=nope\n");
  }

  @Test
  void continuingNothingBegins() {
    assertThat(echo("-c", "-m", "echo", "hi").string("prompt")).isEqualTo("hi");
  }

  @Test
  void anEmptyConversationIdIsNone() {
    shell.run("-m", "echo", "first").ok();
    shell.run("-m", "echo", "--cid", "", "second").ok();
    assertThat(shell.run("logs", "status").ok().out()).contains("Number of threads logged:\t2\n");
  }

  @Test
  void causesAreShownOnRequest() {
    shell.with("LLM_RAISE_ERRORS", "1");
    assertThat(shell.run("-m", "gpt-4o", "hi").err()).contains("MissingKey", "\tat dev.llmjava");
  }
}
