package dev.llmjava.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.cli.Plugins;
import dev.llmjava.cli.Shell;
import dev.llmjava.cli.TestTools;
import dev.llmjava.cli.session.Version;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts that call tools, with {@code echo}, which calls what it is told to. */
class PromptToolsTest {
  private static final String VERSION =
      "{\"raw\": \"so\", \"tool_calls\": [{\"name\": \"llm_version\"}]}";

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

  /** A prompt that has echo say "so" and call a tool with a text. */
  private static String call(String tool, String text) {
    return "{\"raw\": \"so\", \"tool_calls\": [{\"name\": \""
        + tool
        + "\", \"arguments\": {\"text\": "
        + Json.of(text)
        + "}}]}";
  }

  /** The same without arguments. */
  private static String call(String tool) {
    return "{\"raw\": \"so\", \"tool_calls\": [{\"name\": \"" + tool + "\"}]}";
  }

  private static Json result(Shell.Result answered) {
    String out = answered.out();
    return Json.parseObject(out.substring(out.indexOf('{'))).items("tool_results").getFirst();
  }

  private static String output(Shell.Result answered) {
    return ((Json.Obj) result(answered)).string("output");
  }

  private Json.Obj logged(int at) {
    Json rows = Json.parse(shell.run("logs", "-n", "0", "--json").ok().out());
    return (Json.Obj) ((Json.Arr) rows).items().get(at);
  }

  private long turns() {
    return shell.run("logs", "-n", "0", "--json").out().lines().filter("  {"::equals).count();
  }

  @Test
  void theModelIsGivenWhatItsCallsCameTo() {
    var answered = shell.run("-m", "echo", "-T", "llm_version", VERSION).ok();
    assertThat(answered.out()).startsWith("so {\n  \"prompt\": \"\",\n").endsWith("\n}\n");
    assertThat(output(answered)).isEqualTo(Version.ofThisBuild());
    assertThat(turns()).isEqualTo(2);
    assertThat(logged(0).string("response")).isEqualTo("so");
    assertThat(logged(0).items("tool_calls").toString()).contains("\"name\":\"llm_version\"");
    assertThat(logged(1).items("tool_results").toString()).contains("\"name\":\"llm_version\"");
    assertThat(logged(0).string("conversation_id")).isEqualTo(logged(1).string("conversation_id"));
  }

  @Test
  void withoutToolsNothingIsCalled() {
    assertThat(shell.run("-m", "echo", VERSION).ok().out()).isEqualTo("so\n");
    assertThat(turns()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--async", "--no-stream"})
  void inEveryWayOfReading(String way) {
    var answered = shell.run("-m", "echo", way, "-T", "llm_version", VERSION).ok();
    assertThat(answered.out()).startsWith("so {\n");
    assertThat(output(answered)).isEqualTo(Version.ofThisBuild());
    assertThat(turns()).isEqualTo(2);
  }

  @Test
  void codeIsLookedForInAllTheRounds() {
    String code =
        "{\"raw\": \"a\\n```\\none\\n```\\n\", \"tool_calls\": [{\"name\": \"llm_version\"}]}";
    assertThat(shell.run("-m", "echo", "-x", "-T", "llm_version", code).ok().out())
        .isEqualTo("one\n\n");
  }

  @Test
  void jsonHasAnObjectForEveryResponse() {
    String json = shell.run("-m", "echo", "--json", "-T", "llm_version", VERSION).ok().out();
    assertThat(shell.run("logs", "--json").ok().out()).isEqualTo(json);
    String passing =
        shell.run("-m", "echo", "-n", "--json", "-T", "llm_version", VERSION).ok().out();
    assertThat(((Json.Arr) Json.parse(passing)).items())
        .extracting(row -> ((Json.Obj) row).items("tool_calls").size())
        .containsExactly(1, 0);
    assertThat(turns()).isEqualTo(2);
  }

  @Test
  void usageHasALineForEveryResponse() {
    assertThat(shell.run("-m", "echo", "-u", "-T", "llm_version", VERSION).err())
        .isEqualTo("Token usage: \nToken usage: \n");
  }

  @Test
  void eventsOfAllResponsesWithTheResultsBetween() {
    String out = shell.run("-m", "echo", "--events", "-T", "give", call("give", "x")).ok().out();
    List<Json.Obj> lines = out.lines().map(Json::parseObject).toList();
    assertThat(lines)
        .extracting(line -> line.string("type"))
        .containsExactly(
            "text",
            "tool_call_name",
            "tool_call_args",
            "part",
            "part",
            "finish",
            "part",
            "text",
            "part",
            "finish");
    assertThat(lines.get(6).object("part").string("type")).isEqualTo("tool_result");
    assertThat(lines.get(6).object("part").string("output")).isEqualTo("x");
    assertThat(lines.get(6).get("part_index")).isEqualTo(Json.of(0));
  }

  @Test
  void callsAreShownWithWhatCameOfThem() {
    assertThat(shell.run("-m", "echo", "--td", "-T", "give", call("give", "it's\n\u00e9")).err())
        .isEqualTo("\nTool call: give({'text': \"it's\\n\u00e9\"})\n  it's\n  \u00e9\n\n");
    assertThat(
            shell.run("-m", "echo", "--td", "-T", "give", call("give", "[1, {\"a\":2.50}]")).err())
        .isEqualTo(
            """

            Tool call: give({'text': '[1, {"a":2.50}]'})
              [
                1,
                {
                  "a": 2.5
                }
              ]

            """);
    assertThat(shell.run("-m", "echo", "--td", "-T", "fail", call("fail", "bad thing")).err())
        .isEqualTo(
            """

            Tool call: fail({'text': 'bad thing'})
              Error: bad thing
              Exception: bad thing
            """);
    assertThat(shell.run("-m", "echo", "--td", "-T", "look", call("look", "")).err())
        .endsWith(
            """
              Attachments:
                <Attachment: 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81\
             type="image/png" content=3 bytes>


            """);
    assertThat(shell.run("-m", "echo", "--td", "-T", "give", call("nope", "")).err()).isEmpty();
  }

  @Test
  void whatToolsSayCannotControlTheTerminal() {
    String esc = "\u001b]0;x\u0007";
    var shown =
        shell
            .onTerminal()
            .run("-m", "echo", "--td", "-T", "give", call("give", esc), "--no-stream");
    assertThat(shown.err()).contains("\u241b]0;x\u2407").doesNotContain(esc);
    assertThat(shown.out()).doesNotContain(esc);
  }

  @ParameterizedTest
  @CsvSource({"1,true", "yes,true", "' T ',true", "off,false", "0,false", "'',false"})
  void theVariableAsksForItToo(String value, boolean shown) {
    shell.with("LLM_TOOLS_DEBUG", value);
    assertThat(shell.run("-m", "echo", "-T", "give", call("give", "x")).err().isEmpty())
        .isNotEqualTo(shown);
  }

  @Test
  void aVariableThatSaysNeither() {
    shell.with("LLM_TOOLS_DEBUG", "maybe");
    shell
        .run("-m", "echo", "hi")
        .failed(
            2,
            """
            Usage: llm prompt [OPTIONS] [PROMPT]
            Try 'llm prompt --help' for help.

            Error: Invalid value for '--td' / '--tools-debug': 'maybe' is not a valid boolean.\
             Recognized values: 0, 1, f, false, n, no, off, on, t, true, y, yes
            """);
    shell.run("-m", "echo", "--td", "hi").ok();
  }

  @Test
  void aLimitStopsAModelThatStillWantsTools() {
    var stopped = shell.run("-m", "echo", "--cl", "1", "-T", "llm_version", VERSION);
    assertThat(stopped.out()).isEqualTo("so");
    assertThat(stopped.err()).isEqualTo("Error: Chain limit of 1 exceeded.\n");
    assertThat(stopped.code()).isEqualTo(1);
    assertThat(logged(0).string("response")).isEqualTo("so");
    shell.run("-m", "echo", "--cl", "1", "-T", "llm_version", "hi").ok();
    shell.run("-m", "echo", "--cl", "2", "-T", "llm_version", VERSION).ok();
    shell.run("-m", "echo", "--cl", "0", "-T", "llm_version", VERSION).ok();
    assertThat(shell.run("--cl", "-1", "hi").err())
        .endsWith("Invalid value for '--cl' / '--chain-limit': -1 is not in the range x>=0.\n");
    assertThat(shell.run("--cl", "x", "hi").err()).endsWith("'x' is not a valid integer.\n");
  }

  @Test
  void aConversationGoesOnWithTheCallsItWaitsFor() {
    shell.run("-m", "echo", "--cl", "1", "-T", "Notes(\"lab\")", call("Notes_label"));
    var resumed = shell.run("-c").ok();
    assertThat(output(resumed)).isEqualTo("lab");
    shell.run("-m", "echo", "--cl", "1", "-T", "give", call("give", "x"));
    var asked = shell.run("-c", "and now?").ok();
    assertThat(output(asked)).isEqualTo("x");
    assertThat(Json.parseObject(asked.out()).string("prompt")).isEqualTo("and now?");
    shell.run("-m", "echo", "--cl", "1", "-T", "give", call("give", "y"));
    assertThat(output(shell.onTerminal().piped("never read").run("-c").ok())).isEqualTo("y");
  }

  @Test
  void toolboxesComeBackAsTheyWereSetUp() {
    shell.run("-m", "echo", "-T", "Notes(label=\"lab\")", "-T", "llm_version", "hi").ok();
    var again = shell.run("-c", "--td", call("Notes_label"));
    assertThat(again.err()).isEqualTo("\nTool call: Notes_label({})\n  lab\n\n");
    assertThat(logged(1).items("tools").toString()).contains("{\\\"label\\\": \\\"lab\\\"}");
    assertThat(output(shell.run("-c", VERSION))).isEqualTo(Version.ofThisBuild());
    assertThat(output(shell.run("-c", "-T", "give", call("Notes_label"))))
        .isEqualTo("Error: tool \"Notes_label\" does not exist");
  }

  @Test
  void anImportedConversationRunsNoToolByItself() {
    shell.run("-m", "echo", "-T", "give", "-T", "Notes", VERSION).ok();
    shell.run("-m", "echo", "-c", "--cl", "1", call("give", "x"));
    String exported = directory.resolve("exported").toString();
    shell.run("logs", "export", "-o", exported).ok();
    assertThat(output(shell.run("-c", "").ok())).isEqualTo("x");
    shell = new Shell(directory.resolve("elsewhere"));
    shell.run("logs", "import", exported).ok();
    String thread = logged(0).string("conversation_id");

    String point = logged(2).string("id");
    var asked = shell.run("-c", call("give", "y"));
    assertThat(asked.err())
        .isEqualTo(
            "This conversation was imported, so it goes on without its tools (give, Notes) and"
                + " does not run the calls that it waits for; -T NAME lets a tool run.\n");
    assertThat(asked.out()).isEqualTo("so\n");
    assertThat(logged(3).items("tool_results")).isEmpty();
    var fork = shell.run("fork", thread, call("give", "y"));
    assertThat(fork.err()).startsWith("This conversation was imported, so it ");
    assertThat(fork.out()).isEqualTo("so\n");
    var allowed = shell.run("fork", point, "-T", "give", "").ok();
    assertThat(allowed.err()).isEmpty();
    assertThat(output(allowed)).isEqualTo("x");
    assertThat(output(shell.run("--cid", thread, "-T", "llm_version", call("give", "y"))))
        .isEqualTo("Error: tool \"give\" does not exist");
    assertThat(shell.run("-m", "echo", "-T", "give", "mine").code()).isZero();
    assertThat(output(shell.run("-c", call("give", "z")).ok())).isEqualTo("z");
  }

  @Test
  void toolsThatAreGoneAreNamed() throws IOException {
    shell.run("-m", "echo", "-T", "give", "-T", "Notes", "-T", "llm_version", "hi").ok();
    plugins.close();
    var again = shell.run("-c", VERSION);
    assertThat(again.err())
        .isEqualTo(
            "The conversation began with tools that are not here: give, Notes; going on without"
                + " them.\n");
    assertThat(output(again)).isEqualTo(Version.ofThisBuild());
    var other = shell.run("-c", "-m", "markov", "one two one");
    assertThat(other.err())
        .isEqualTo(
            "The conversation began with tools that are not here: give, Notes, llm_version; going"
                + " on without them.\n");
    assertThat(other.code()).isZero();
  }

  @Test
  void specs() {
    assertThat(
            output(shell.run("-m", "echo", "-T", "Notes({\"label\": \"a\"})", call("Notes_label"))))
        .isEqualTo("a");
    assertThat(output(shell.run("-m", "echo", "-T", "Notes()", call("Notes_label"))))
        .isEqualTo("none");
    var unknown = shell.run("-m", "echo", "-T", "nope", "-T", "Foo(1)", "hi");
    assertThat(unknown.err())
        .startsWith(
            "Error: Tool(s) nope, Foo(1) not found. Available tools: llm_version, llm_time,")
        .hasLineCount(1);
    assertThat(unknown.code()).isEqualTo(1);
    shell
        .run("-m", "echo", "-T", "Notes(\"a\")", "-T", "Notes(\"b\")", "hi")
        .failed(
            1, "Error: Two tools are called \"Notes_label\"; give the model one of them with -T\n");
    shell
        .run("-m", "echo", "-T", "Notes(x)", "hi")
        .failed(1, "Error: Invalid keyword spec segment: 'x', expected key=<JSON>\n");
    shell
        .run("-m", "gpt-4", "-T", "llm_version", "hi")
        .failed(1, "Error: OpenAI Chat: gpt-4 does not support tools\n");
    shell
        .run("-m", "markov", "-T", "give", "hi")
        .failed(1, "Error: Markov: markov does not support tools\n");
  }

  @Test
  void toolsOfTheProviderGoByTheNamesThatListsShow() {
    var unknown = shell.run("-m", "gpt-5.5", "-T", "nope", "hi");
    assertThat(unknown.err()).endsWith("WebSearch, CodeInterpreter, ServerSideTool\n");
    shell
        .run("-m", "gpt-5.5", "-T", "WebSearch(\"x\")", "hi")
        .failed(1, "Error: WebSearch takes its settings by name: WebSearch(name=\"x\")\n");
    shell
        .run("-m", "gpt-5.5", "-T", "ServerSideTool({\"type\": \"x\"})", "hi")
        .failed(
            1,
            "Error: ServerSideTool needs the tool as the provider's manual specifies it:"
                + " ServerSideTool(spec={\"type\": \"...\"})\n");
    shell
        .run("-m", "gpt-5.5", "-T", "WebSearch({\"search_context_size\": \"low\"})", "hi")
        .failed(
            1,
            "Error: No key found - add one using 'llm keys set openai' or set the OPENAI_API_KEY"
                + " environment variable\n");
  }

  @Test
  void theUserIsAskedBeforeATool() {
    shell.onTerminal().piped("y\nn\n");
    String two =
        "{\"raw\": \"\", \"tool_calls\": [{\"name\": \"give\", \"arguments\": {\"text\": \"1\"}},"
            + " {\"name\": \"nope\"}, {\"name\": \"give\", \"arguments\": {\"text\": \"2\"}}]}";
    var answered = shell.run("-m", "echo", "--ta", "-T", "give", two);
    assertThat(answered.err().replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(
            "Tool call: give({'text': '1'})\nApprove tool call? [y/N]: "
                + "Tool call: give({'text': '2'})\nApprove tool call? [y/N]: ");
    assertThat(
            Json.parseObject(answered.out()).items("tool_results").stream()
                .map(result -> ((Json.Obj) result).string("output")))
        .containsExactly(
            "1", "Error: tool \"nope\" does not exist", "Cancelled: User cancelled tool call");
    assertThat(logged(1).items("tool_results").toString())
        .contains("\"exception\":\"CancelToolCall: User cancelled tool call\"");
  }

  @Test
  void anEndOfInputIsNoAnswer() {
    var aborted =
        shell.onTerminal().piped("").run("-m", "echo", "--ta", "-T", "give", call("give", "x"));
    assertThat(aborted.err()).endsWith("Approve tool call? [y/N]: Aborted!\n");
    assertThat(aborted.code()).isEqualTo(1);
    assertThat(logged(0).string("response")).isEqualTo("so");
    assertThat(turns()).isEqualTo(1);
  }

  @Test
  void aToolThatPausesLeavesItsCallForLater() {
    var paused = shell.run("-m", "echo", "-T", "ask_kim", call("ask_kim", ""));
    assertThat(paused.err())
        .isEqualTo(
            "Error: The answer waits for \"ask_kim\" (Kim is out); where it is logged, 'llm -c'"
                + " goes on with it\n");
    assertThat(paused.out()).isEqualTo("so");
    assertThat(paused.code()).isEqualTo(1);
    assertThat(turns()).isEqualTo(1);
  }
}
