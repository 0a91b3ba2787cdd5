package dev.llmjava.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.Exchange;
import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.json.Json;
import dev.llmjava.schema.Default;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolRegistryTest {
  private static final Plugin FILES =
      new Plugin(
          "files",
          List.of(tool("ls")),
          List.of(ToolboxKind.of(Files.class, Files.Settings.class, Files::new)));
  private static final Plugin CLOCK =
      new Plugin("clock", List.of(), List.of(ToolboxKind.of(Timer.class, Timer::new)));

  private final ToolRegistry registry = ToolRegistry.of(List.of(new DefaultTools(), FILES, CLOCK));

  @Test
  void findsThePluginsThatAreThere() {
    assertThat(ToolRegistry.create().names()).contains("llm_version", "llm_time");
  }

  @Test
  void saysWhichPluginFails() {
    ToolPlugin broken =
        new ToolPlugin() {
          @Override
          public String name() {
            throw new IllegalStateException("no licence");
          }
        };

    assertThatThrownBy(() -> ToolRegistry.of(List.of(broken)))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(
            "The plugin " + broken.getClass().getTypeName() + " brings no tools: no licence");
  }

  @Test
  void findsATool() {
    Tool found = registry.find("llm_time").tools().getFirst();

    assertThat(found.name()).isEqualTo("llm_time");
    assertThat(found.origin())
        .isEqualTo(new Tool.Origin("llm.default_plugins.default_tools", null));
    assertThat(registry.find(" llm_time() ").tools()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Files                           | {'root':'.','depth':1,'only':[]}",
        "Files( )                        | {'root':'.','depth':1,'only':[]}",
        "Files({'root': '/tmp'})         | {'root':'/tmp','depth':1,'only':[]}",
        "Files('/tmp')                   | {'root':'/tmp','depth':1,'only':[]}",
        "Files(root='a,b)', depth = 2)   | {'root':'a,b)','depth':2,'only':[]}",
        "Files(only=['x','y'],)          | {'root':'.','depth':1,'only':['x','y']}",
      })
  void setsUpAToolboxAsTheSpecSays(String spec, String settings) {
    Toolbox files = registry.find(spec.replace('\'', '"'));

    assertThat(files.tools()).extracting(Tool::name).containsExactly("Files_list");
    assertThat(files.tools().getFirst().origin())
        .isEqualTo(
            new Tool.Origin(
                "files",
                new Tool.Instance("Files", Json.parseObject(settings.replace('\'', '"')))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a              | Tool(s) a not found. Available tools: llm_version, llm_time, ls, Files,"
            + " Timer",
        "a-b({'x')      | Tool(s) a-b({'x') not found. Available tools: llm_version, llm_time, ls,"
            + " Files, Timer",
        "Files(         | Invalid spec string: 'Files('",
        "Files()x       | Invalid spec string: 'Files()x'",
        "Files({1)      | Argument JSON object is not valid JSON: {1",
        "Files('x)      | Positional argument must be valid JSON: 'x",
        "Files(TRUE)    | Positional argument must be valid JSON: TRUE",
        "Files(root)    | Invalid keyword spec segment: 'root', expected key=<JSON>",
        "Files(root=x)  | Value for 'root' is not valid JSON: x",
        "Files(5)       | Files.root: expected a string, got 5",
        "Files(rot='x') | Files.rot: unknown name, did you mean 'root'?",
        "Timer(5)       | Timer takes no settings; use -T Timer",
        "Timer(x=5)     | Timer.x: unknown name, none is expected",
        "ls(5)          | Tool ls takes no arguments here: the model gives them; use -T ls",
      })
  void saysInOneLineWhatIsWrongWithASpec(String spec, String message) {
    assertThatThrownBy(() -> registry.find(spec.replace('\'', '"')))
        .isInstanceOf(LlmException.Setup.class)
        .extracting(e -> e.getMessage().replace('"', '\''))
        .isEqualTo(message);
  }

  @Test
  void tellsAllUnknownNamesAtOnce() {
    assertThatThrownBy(() -> registry.find(List.of("x(1)", "ls", "y")))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageStartingWith("Tool(s) x(1), y not found. Available tools: llm_version, ");
    assertThat(registry.notFound(List.of("x"), List.of("WebSearch")))
        .hasMessageEndingWith("Files, Timer, WebSearch");
  }

  @Test
  void aModelsOwnToolsGoByTheNamesThatListsShow() {
    var model = new Searching();

    ChosenTools chosen =
        ChosenTools.of(
            List.of(
                "ls", "WebSearch(max=3)", "ls", "ServerSideTool({\"spec\": {\"type\": \"x\"}})"),
            registry,
            model);

    assertThat(chosen.serverTools())
        .containsExactly(
            new ServerTool("web_search", Json.parseObject("{\"max\": 3}")), ServerTool.of("x"));
    Prompt prompt = chosen.into(Prompt.builder()).build();
    assertThat(prompt.tools()).extracting(Tool::name).containsExactly("ls");
    assertThat(prompt.serverTools()).hasSize(2);
    assertChoosingFails(
        model, "WebSearch(1)", "WebSearch takes its settings by name: WebSearch(name=1)");
    assertChoosingFails(
        model,
        "ServerSideTool",
        "ServerSideTool needs the tool as the provider's manual specifies it:"
            + " ServerSideTool(spec={\"type\": \"...\"})");
    assertChoosingFails(
        model,
        "web_search",
        "Tool(s) web_search not found. Available tools: llm_version, llm_time, ls, Files, Timer,"
            + " WebSearch, ServerSideTool");
  }

  private void assertChoosingFails(Model model, String spec, String message) {
    assertThatThrownBy(() -> ChosenTools.of(List.of(spec), registry, model))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessage(message);
  }

  @Test
  void saysWhatToolsAnswerWhereThatIsKnown() {
    assertThat(registry.find("llm_version").tools().getFirst().outputSchema())
        .hasToString("{\"type\":\"string\"}");
    assertThat(registry.find("Files").tools().getFirst().outputSchema())
        .hasToString("{\"type\":\"string\"}");
    assertThat(registry.find("Timer").tools().getFirst().outputSchema()).isNull();
    assertThat(registry.find("ls").tools().getFirst().outputSchema()).isNull();
    assertThat(registry.entry("Files(1)")).isInstanceOf(ToolRegistry.Kind.class);
    assertThat(registry.entry("nope")).isNull();
  }

  @Test
  void namesTheLaterOfTwoOtherwise() {
    ToolRegistry both =
        ToolRegistry.of(List.of(FILES, FILES, new Plugin("third", FILES.tools(), List.of())));

    assertThat(both.entries()).hasSize(5);
    assertThat(both.names()).containsExactlyInAnyOrder("ls", "Files", "ls_1", "Files_1", "ls_2");
    assertThat(both.find("ls_2").tools().getFirst().name()).isEqualTo("ls_2");
    assertThat(both.find("Files_1").tools().getFirst().name()).isEqualTo("Files_1_list");
  }

  @Test
  void restoresAToolboxAsItWasLogged() {
    Toolbox first = registry.find("Files(\"/tmp\")");
    Tool.Origin origin = first.tools().getFirst().origin();

    Toolbox restored =
        registry.restore(
            origin.plugin(), origin.toolbox().name(), origin.toolbox().settings().toString());

    assertThat(restored.tools().getFirst().origin()).isEqualTo(origin);
    assertThat(registry.restore(null, "Timer", null).tools()).hasSize(1);
    assertThat(registry.restore("clock", "Timer", "{}").tools()).hasSize(1);
  }

  @Test
  void saysWhatCannotBeRestored() {
    assertRestoreFails(
        "gone",
        "Files",
        "{}",
        "Toolbox \"Files\" of the plugin \"gone\" is not installed, but the conversation used it");
    assertRestoreFails("files", "Files", "{\"root\"", "The logged settings of Files are not JSON");
    assertRestoreFails("files", "Files", "[1]", "Files: expected an object, got [1]");
    assertRestoreFails("files", "Files", "{\"root\":1}", "Files.root: expected a string, got 1");
  }

  private void assertRestoreFails(String plugin, String name, String arguments, String message) {
    assertThatThrownBy(() -> registry.restore(plugin, name, arguments))
        .isInstanceOf(LlmException.Setup.class)
        .hasMessageStartingWith(message);
  }

  /** Runs tools of its own. */
  private record Searching() implements Model {
    @Override
    public String id() {
      return "searching";
    }

    @Override
    public ModelInfo info() {
      return ModelInfo.of("Searching")
          .withServerTools(
              List.of(
                  new ServerTool.Kind("web_search", "WebSearch", "", List.of("web_search")),
                  ServerTool.Kind.anyOther("")));
    }

    @Override
    public Exchange open(Prompt prompt) {
      throw new UnsupportedOperationException("nobody asks it");
    }
  }

  private static Tool tool(String name) {
    return new Tool(name, "Does " + name, Json.Obj.EMPTY, arguments -> name);
  }

  record Plugin(String name, List<Tool> tools, List<ToolboxKind<?>> toolboxes)
      implements ToolPlugin {}

  static final class Files {
    record Settings(
        @Default(".") String root, @Default("1") int depth, @Default("[]") List<String> only) {}

    private final Settings settings;

    Files(Settings settings) {
      this.settings = settings;
    }

    @ToolMethod("Lists files")
    public String list() {
      return settings.root();
    }
  }

  static final class Timer {
    @ToolMethod("Waits")
    public void pause() {}
  }
}
