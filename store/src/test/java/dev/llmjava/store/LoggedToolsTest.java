package dev.llmjava.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.llmjava.Chain;
import dev.llmjava.ChainSettings;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.json.Json;
import dev.llmjava.schema.Default;
import dev.llmjava.tool.DefaultTools;
import dev.llmjava.tool.ToolMethod;
import dev.llmjava.tool.ToolPlugin;
import dev.llmjava.tool.ToolRegistry;
import dev.llmjava.tool.ToolboxKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The expected rows are those that LLM 0.32 writes for the same tools and the same calls. */
class LoggedToolsTest extends WithLog {
  private static final ServerTool.Kind SEARCH =
      new ServerTool.Kind("web_search", "WebSearch", "Search the web", List.of("web_search"));

  private final ToolRegistry registry =
      ToolRegistry.of(List.of(new DefaultTools(), new MemoryPlugin()));
  private final CallingModel model =
      CallingModel.of("llm_time", "{}", "Memory_get", "{\"key\": \"k\"}", "llm_version", "{}")
          .running(SEARCH);

  @Test
  void toolsAreLoggedAsLlmLogsThem() {
    chain();

    assertThat(Rows.of(file, "select id, hash, name, description, input_schema, plugin from tools"))
        .containsExactly(
            "1|8bf12b4eb36bd0935394af800047243eb3475b6822158f3b11f9fedbd92c12af|llm_time|Returns"
                + " the current time, as local time and UTC|{\"properties\": {}, \"type\":"
                + " \"object\"}|llm.default_plugins.default_tools",
            "2|0b74aaa30fdc791cd960bf5adbdd3dffe7f160a781b7546cdbe7fdebd1e78351|llm_version|Return"
                + " the installed version of llm|{\"properties\": {}, \"type\":"
                + " \"object\"}|llm.default_plugins.default_tools",
            "3|3781bbd8a4c730f31654078d839ff79dfebbbf85d575b7df2a70a5f34b75edd4|Memory_get|Look a"
                + " key up|{\"properties\": {\"key\": {\"type\": \"string\"}}, \"required\":"
                + " [\"key\"], \"type\": \"object\"}|my-memory",
            "4|0f5fb9625da008bc5143fd4417bf4c3d2f0b65c2c8318b49dfe9deb4c343e3d5|web_search|Search"
                + " the web|{}|-");
    assertThat(Rows.of(file, "select id, plugin, name, arguments from tool_instances"))
        .containsExactly(
            "1|my-memory|Memory|{\"root\": \"/tmp\", \"depth\": 2}",
            "2|-|WebSearch|{\"max_uses\": 3}");
    assertThat(
            Rows.of(
                file,
                "select tool_id, instance_id, turn_id = (select min(id) from turns)"
                    + " from turn_tools order by rowid"))
        .containsExactly("1|-|1", "2|-|1", "3|1|1", "4|2|1", "1|-|0", "2|-|0", "3|1|0", "4|2|0");
    assertThat(
            Rows.of(
                file,
                "select tool_call_id, instance_id, turn_id = (select max(id) from turns)"
                    + " from tool_instantiations"))
        .containsExactly("c2|1|1");
    assertThat(log.verify()).isEmpty();
  }

  @Test
  void aThreadSaysWhichToolsToGoOnWith() {
    String thread = chain();

    List<Logged.Tool> tools = log.tools(log.thread(thread).orElseThrow());

    assertThat(tools)
        .extracting(Logged.Tool::name)
        .containsExactly("llm_time", "llm_version", "Memory_get", "web_search");
    assertThat(tools.get(0).instance()).isNull();
    assertThat(tools.get(2).instance())
        .isEqualTo(
            new Logged.Instance("Memory", "my-memory", "{\"root\": \"/tmp\", \"depth\": 2}"));
    Logged.Instance memory = tools.get(2).instance();
    Toolbox again = registry.restore(memory.plugin(), memory.name(), memory.arguments());
    assertThat(again.tools().getFirst().origin())
        .isEqualTo(registry.find("Memory(\"/tmp\")").tools().getFirst().origin());
    Logged.Instance search = tools.get(3).instance();
    assertThat(search).isEqualTo(new Logged.Instance("WebSearch", null, "{\"max_uses\": 3}"));
  }

  @Test
  void aConversationGoesOnWithTheToolsItBeganWith() {
    String thread = chain();
    List<Logged.Tool> logged = log.tools(log.thread(thread).orElseThrow());

    RestoredTools restored = RestoredTools.of(logged, registry, model);

    assertThat(restored.tools())
        .extracting(Tool::name)
        .containsExactly("llm_time", "llm_version", "Memory_get");
    assertThat(restored.tools().get(2).origin())
        .isEqualTo(registry.find("Memory(\"/tmp\")").tools().getFirst().origin());
    assertThat(restored.serverTools())
        .containsExactly(new ServerTool("web_search", Json.parseObject("{\"max_uses\": 3}")));
    assertThat(restored.missing()).isEmpty();
    assertThat(restored.foreign()).isEmpty();
    Prompt next = restored.into(Prompt.builder().user("more")).build();
    assertThat(next.tools()).hasSize(3);
    assertThat(next.serverTools()).hasSize(1);
  }

  @Test
  void whatIsNotInstalledAnyMoreIsNamedAndTheRestGoesOn() {
    String thread = chain();
    List<Logged.Tool> logged = log.tools(log.thread(thread).orElseThrow());
    ToolRegistry fewer = ToolRegistry.of(List.of(new DefaultTools()));

    RestoredTools restored = RestoredTools.of(logged, fewer, CallingModel.of());

    assertThat(restored.tools()).extracting(Tool::name).containsExactly("llm_time", "llm_version");
    assertThat(restored.serverTools()).isEmpty();
    assertThat(restored.missing()).containsExactly("Memory");
    assertThat(restored.foreign()).containsExactly("WebSearch");
  }

  @Test
  void aToolOfTheProviderThatHasNoNameHereComesBackAsItWasWritten() {
    var raw = new ServerTool("file_search", Json.parseObject("{\"max\": 2}"));
    CallingModel any = CallingModel.of().running(ServerTool.Kind.anyOther(""));
    String thread =
        any.chain(
                Prompt.builder().user("go").serverTools(List.of(raw)).build(),
                ChainSettings.STANDARD.logTo(log, null))
            .response()
            .id();

    List<Logged.Tool> logged = log.tools(log.latestThread().orElseThrow());

    assertThat(thread).isNotEmpty();
    assertThat(RestoredTools.of(logged, registry, any).serverTools()).containsExactly(raw);
  }

  @Test
  void rowsShowToolsCallsAndResultsWithTheirToolbox() {
    chain();

    List<LogRow> rows = log.rows(LogQuery.ALL);

    Json.Obj last = rows.getFirst().toJson();
    assertThat(last.items("tool_results").get(1).toString())
        .isEqualTo(
            "{\"id\":6,\"tool_id\":3,\"name\":\"Memory_get\",\"output\":\"/tmp/k\","
                + "\"tool_call_id\":\"c2\",\"exception\":null,\"instance\":{\"name\":\"Memory\","
                + "\"plugin\":\"my-memory\",\"arguments\":\"{\\\"root\\\": \\\"/tmp\\\","
                + " \\\"depth\\\": 2}\"},\"attachments\":[]}");
    assertThat(rows.getLast().toJson().items("tool_calls")).hasSize(3);
  }

  @Test
  void twoSetUpsOfOneToolboxAreTwoInstances() {
    chain();
    Toolbox other = registry.find("Memory(root=\"/var\")");
    model.chain(prompt(other.tools()), ChainSettings.STANDARD.logTo(log, null)).text();
    model.chain(prompt(other.tools()), ChainSettings.STANDARD.logTo(log, null)).text();

    assertThat(Rows.of(file, "select arguments from tool_instances where plugin is not null"))
        .containsExactly(
            "{\"root\": \"/tmp\", \"depth\": 2}", "{\"root\": \"/var\", \"depth\": 2}");
    assertThat(Rows.of(file, "select count(*) from tools")).containsExactly("4");
  }

  @Test
  void aPayloadComesBackThoughAToolOfTheProviderHasTheNameOfOneOfOurs() {
    String ours = "Searches what we have written ourselves and nothing else at all. ".repeat(2);
    var theirs =
        new ServerTool.Kind(
            "web_search", "WebSearch", "Searches everything. ".repeat(5), List.of("web_search"));
    var search = new Tool("web_search", ours, Json.Obj.EMPTY, arguments -> "");

    model
        .running(theirs)
        .chain(prompt(List.of(search)), ChainSettings.STANDARD.logTo(log, null))
        .text();

    assertThat(log.rows(LogQuery.ALL))
        .allSatisfy(
            row -> assertThat(String.valueOf(row.toJson().get("response_json"))).contains(ours));
  }

  private String chain() {
    var tools = new ArrayList<Tool>();
    registry
        .find(List.of("llm_time", "llm_version", "Memory(\"/tmp\")"))
        .forEach(box -> tools.addAll(box.tools()));
    Chain chain = model.chain(prompt(tools), ChainSettings.STANDARD.logTo(log, null));
    assertThat(chain.text()).isEqualTo("done");
    return chain.thread().orElseThrow();
  }

  private static Prompt prompt(List<Tool> tools) {
    return Prompt.builder()
        .user("go")
        .tools(tools)
        .serverTools(
            List.of(
                new ServerTool("web_search", Json.object().put("max_uses", Json.of(3)).build())))
        .build();
  }

  private record MemoryPlugin() implements ToolPlugin {
    @Override
    public String name() {
      return "my-memory";
    }

    @Override
    public List<ToolboxKind<?>> toolboxes() {
      return List.of(ToolboxKind.of(Memory.class, Memory.Settings.class, Memory::new));
    }
  }

  /** Finds what lies below a root. */
  public static final class Memory {
    record Settings(String root, @Default("2") int depth) {}

    private final Settings settings;

    Memory(Settings settings) {
      this.settings = settings;
    }

    @ToolMethod("Look a key up")
    public String get(String key) {
      return settings.root() + "/" + key;
    }
  }
}
