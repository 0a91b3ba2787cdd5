import dev.llmjava.Attachment;
import dev.llmjava.ChainSettings;
import dev.llmjava.Exchange;
import dev.llmjava.FinishReason;
import dev.llmjava.Fragment;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Part;
import dev.llmjava.PartSink;
import dev.llmjava.Prompt;
import dev.llmjava.PromptBuilder;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.ToolOutput;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.schema.Default;
import dev.llmjava.schema.Named;
import dev.llmjava.schema.SchemaDsl;
import dev.llmjava.store.Fork;
import dev.llmjava.store.SqliteLog;
import dev.llmjava.tool.DefaultTools;
import dev.llmjava.tool.ToolMethod;
import dev.llmjava.tool.ToolPlugin;
import dev.llmjava.tool.ToolRegistry;
import dev.llmjava.tool.ToolboxKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Conversations that this library writes: one of each kind that the log can hold. Prints a line for
 * each thread: what it shows, a tab, its id.
 */
class Writer {
  static final String ODD = "caf\u00e9 \u2603 \ud83d\udc27 \"q\" \\ \t\u0001\u007f ``` ' ; drop table turns; -- {\"$\": 1}";
  static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 1, 2, 3};

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    try (SqliteLog log = SqliteLog.open(folder.resolve("logs.db"))) {
      new Writer(folder, log).write();
    }
  }

  final Path folder;
  final SqliteLog log;
  final ToolRegistry registry = ToolRegistry.of(List.of(new DefaultTools(), new Plugin()));

  Writer(Path folder, SqliteLog log) {
    this.folder = folder;
    this.log = log;
  }

  void write() throws Exception {
    talk("words", Prompt.of("Suggest a name for a pet pelican"), say("Percy. ", "It suits a pelican."), say("Wallace."));
    talk("odd words", Prompt.of(ODD), say(ODD), say("   "));
    talk("system prompts", Prompt.builder().system("Be brief. " + ODD).user("Who are you?").build(), say("Bref."), say("Oui."));
    talk("options", Prompt.builder().user("How warm?").option("temperature", 0.5).option("mood", "m\u00fcde").build(), say("warm"));
    talk("reasoning, usage, payload", Prompt.of("What is it?"), Writer::think, say("Still 42."));
    talk("several messages, server-side tools", searching(), Writer::search, say("More."));
    chain("tools", List.of("shout", "fail", "llm_version"), Writer::callAll, say("All done."));
    chain("toolboxes", List.of("Memory(label=\"lab\", depth=3)"), call("Memory_get", "{\"key\": \"k\"}"), say("It has it."));
    chain("results with attachments", List.of("picture"), call("picture", "{}"), say("A picture."));
    talk("calls that wait", with(Prompt.builder().user("Which version?"), List.of("llm_version")).build(), call("llm_version", "{ }"));
    talk("attachments", Prompt.builder().user("Look", attachments()).build(), say("I see."), say("Again."));
    talk("schemas", Prompt.builder().user("A dog").schema(SchemaDsl.parse("name, age int, bio: a short bio")).build(),
        say("{\"name\": \"Cleo\", \"age\": 3, \"bio\": \"caf\\u00e9\"}"), say("not json"));
    fragments();
    fork();
    anyPartInAnyRole();
    brokenOff();
  }

  /** One answer to the prompt, and one to "Go on" for every further one. */
  void talk(String what, Prompt first, Saying... answers) {
    Model model = new Scripted(answers);
    Response response = model.prompt(first);
    response.messages();
    String thread = log.log(response, null);
    for (int i = 1; i < answers.length; i++) {
      response = response.reply("Go on");
      response.messages();
      log.log(response, thread);
    }
    System.out.println(what + "\t" + thread);
  }

  void chain(String what, List<String> specs, Saying... answers) {
    Prompt prompt = with(Prompt.builder().user("Use them"), specs).build();
    var chain = new Scripted(answers).chain(prompt, ChainSettings.STANDARD.logTo(log, null));
    chain.text();
    System.out.println(what + "\t" + chain.thread().orElseThrow());
  }

  PromptBuilder with(PromptBuilder prompt, List<String> specs) {
    registry.find(specs).forEach(found -> prompt.tools(found.tools()));
    return prompt;
  }

  List<Attachment> attachments() throws Exception {
    Path note = Files.writeString(folder.resolve("our note \u2603.txt"), "our note\n");
    return List.of(
        Attachment.of("image/png", PNG),
        Attachment.file("text/plain", note),
        Attachment.url("image/png", "https://example.com/a%20b.png?x=2"),
        Attachment.of("image/png", PNG));
  }

  static Prompt searching() {
    return Prompt.builder()
        .user("Search")
        .serverTools(List.of(new ServerTool("web_search", Json.parseObject("{\"max_uses\": 3}"))))
        .build();
  }

  void fragments() {
    String fox = "The quick brown fox. ".repeat(50);
    Prompt prompt =
        Prompt.builder()
            .fragment(new Fragment(fox, "fox.txt"))
            .fragment(new Fragment("The quick", "-"))
            .fragment(new Fragment(ODD, "https://example.com/odd"))
            .systemFragment(new Fragment("  Be a fox.\n", "be.txt"))
            .system("And brief.")
            .user("What is it? The quick brown")
            .build();
    talk("fragments", prompt, say("A fox."), say(fox));
  }

  /** The second conversation leaves the first after its first answer. */
  void fork() {
    Model model = new Scripted(say("One."), say("Two."), say("Three."));
    Response one = model.prompt("Count");
    one.messages();
    String thread = log.log(one, null);
    Response two = one.reply("On");
    two.messages();
    log.log(two, thread);
    Fork fork = log.graph().fork(log.graph().find(one.id()));
    List<Message> messages = new ArrayList<>(fork.messages());
    messages.add(Message.user("Skip one"));
    Response three = model.prompt(messages);
    three.messages();
    System.out.println("forks\t" + thread);
    System.out.println("forks\t" + fork.log().log(three, null));
  }

  void anyPartInAnyRole() {
    Message odd = Message.fromJson(Json.parseObject(
        "{\"role\": \"user\", \"parts\": [{\"type\": \"reasoning\", \"text\": \"mused\"}, {\"type\": \"text\", \"text\": \"said\"}],"
            + " \"provider_metadata\": {\"x\": {\"y\": 1}}}"));
    talk("any part in any role", Prompt.of(List.of(odd)), say("So be it."));
  }

  /** Logged with what had arrived; LLM would not have logged it. */
  void brokenOff() {
    Saying half = sink -> {
      sink.text("t", "This is where it ");
      sink.toolCall("c", "b1", "llm_version", false);
      sink.toolInput("c", "{\"unfin");
      throw new IllegalStateException("the line is dead");
    };
    Response response = new Scripted(half).prompt("Break off");
    try {
      response.messages();
    } catch (RuntimeException e) {
      // what it is about
    }
    System.out.println("answers that broke off\t" + log.log(response, null));
  }

  static Saying say(String... chunks) {
    return sink -> {
      for (String chunk : chunks) {
        sink.text("t", chunk);
      }
      finish(sink);
    };
  }

  static Saying call(String name, String arguments) {
    return sink -> {
      sink.toolCall(name, "c1", name, false);
      sink.toolInput(name, arguments);
      finish(sink);
    };
  }

  static void callAll(PartSink sink) {
    String[][] calls = {{"shout", "{\"text\": \"hi \\u2603\"}"}, {"fail", "{\"text\":  \"x\"}"}, {"gone", ""}, {"llm_version", "{}"}};
    for (String[] call : calls) {
      sink.toolCall(call[0], null, call[0], false);
      sink.toolInput(call[0], call[1]);
    }
    finish(sink);
  }

  static void think(PartSink sink) {
    String words = "It is 42, and that is certain; ".repeat(5);
    var hidden = Json.object().put("id", "rs_1").put("encrypted_content", "x".repeat(300)).build();
    sink.reasoning("r", "Let me think.");
    sink.data("r", data("anthropic", "{\"signature\": \"c2lnbmVk\", \"n\": 1e-7, \"deep\": [{\"a\": 1.0}, null, true]}"));
    sink.text("t", words);
    sink.part(new Part.Reasoning("", true, new ProviderData(Json.object().put("openai", hidden).build())));
    sink.resolvedModel("scripted-2026-01-01");
    sink.payload(Json.object()
        .put("id", "resp_1")
        .put("output", Json.array(List.of(Json.object().put("type", "reasoning").putAll(hidden).build(), Json.of(words))))
        .put("$", "dollar")
        .build());
    var details = Json.parseObject("{\"cached\": 3, \"reasoning\": {\"tokens\": 7}}");
    var reported = new Usage.Reported(10L, 2000L, details, Json.Obj.EMPTY);
    sink.finish(FinishReason.STOP, "stop", new Usage(10L, 2000L, 3L, null, 7L, reported), ProviderData.NONE);
  }

  static void search(PartSink sink) {
    sink.text("t", "First, I look. ");
    sink.part(new Part.ToolCall("ws", "web_search", "{\"q\": \"pelicans\"}", true, data("anthropic", "{\"block\": {\"type\": \"x\"}}")));
    sink.part(new Part.ToolResult("ws", "web_search", "found: " + ODD, null, List.of(), true, ProviderData.NONE));
    sink.nextMessage();
    sink.text("u", "Then I say.");
    finish(sink);
  }

  static ProviderData data(String provider, String json) {
    return new ProviderData(Json.object().put(provider, Json.parseObject(json)).build());
  }

  static void finish(PartSink sink) {
    sink.finish(FinishReason.STOP, null, Usage.NONE, ProviderData.NONE);
  }

  /** What a model says in one answer. */
  interface Saying {
    void to(PartSink sink);
  }

  /** Says what it is told to say. */
  static final class Scripted implements Model {
    private final Deque<Saying> answers;

    Scripted(Saying... answers) {
      this.answers = new ArrayDeque<>(Arrays.asList(answers));
    }

    @Override
    public String id() {
      return "scripted";
    }

    @Override
    public ModelInfo info() {
      return ModelInfo.of(id())
          .withServerTools(List.of(new ServerTool.Kind("web_search", "WebSearch", "Search the web", List.of("web_search"))));
    }

    @Override
    public Exchange open(Prompt prompt) {
      Saying answer = answers.removeFirst();
      return new Exchange() {
        @Override
        public boolean step(PartSink out) {
          answer.to(out);
          return false;
        }

        @Override
        public void close() {}
      };
    }
  }

  record Words(String text) {}

  record Nothing() {}

  static final class Plugin implements ToolPlugin {
    @Override
    public String name() {
      return "interop";
    }

    @Override
    public List<Tool> tools() {
      return List.of(
          Tool.of("shout", "Say it louder", Words.class, words -> words.text().toUpperCase()),
          Tool.of("fail", "Never works", Words.class, words -> {
            throw new IllegalArgumentException("no, because of: " + words.text());
          }),
          Tool.of("picture", "Draw", Nothing.class, nothing -> ToolOutput.of("drawn", Attachment.of("image/png", PNG))));
    }

    @Override
    public List<ToolboxKind<?>> toolboxes() {
      return List.of(ToolboxKind.of(Memory.class, Settings.class, Memory::new));
    }
  }

  record Settings(String label, @Default("2") int depth) {}

  /** A toolbox with a setting. */
  public static final class Memory {
    private final Settings settings;

    Memory(Settings settings) {
      this.settings = settings;
    }

    @ToolMethod("Look a key up")
    public String get(@Named("key") String key) {
      return settings.label() + " has " + key;
    }

    @ToolMethod("Keep a value")
    public String put(@Named("key") String key, @Named("value") String value) {
      return "kept";
    }
  }
}
