package dev.llmjava.tool;

import static dev.llmjava.tool.Calls.named;
import static dev.llmjava.tool.Calls.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.llmjava.LlmException;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.json.Json;
import dev.llmjava.schema.Default;
import dev.llmjava.schema.Description;
import dev.llmjava.schema.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ToolboxesTest {
  private static final ToolboxKind<Memory.Settings> MEMORY =
      ToolboxKind.of(Memory.class, Memory.Settings.class, Memory::new);

  @Test
  void namesToolsAfterTheClassAndKeepsTheirState() throws Exception {
    Toolbox memory = Toolboxes.of(new Memory(new Memory.Settings(9, Optional.empty())));

    assertThat(memory.tools()).extracting(Tool::name).containsExactly("Memory_get", "Memory_set");
    run(named(memory.tools(), "Memory_set"), "{\"key\":\"a\",\"value\":\"b\"}");
    assertThat(run(named(memory.tools(), "Memory_get"), "{\"key\":\"a\"}")).isEqualTo("b");
    assertThat(memory.tools().getFirst().origin().toolbox())
        .isEqualTo(new Tool.Instance("Memory", Json.Obj.EMPTY));
  }

  @Test
  void setsOneUpWithSettingsAndRemembersThem() {
    Toolbox memory = MEMORY.open(Json.parseObject("{\"owner\":\"me\"}"));

    assertThat(memory.tools().getFirst().origin())
        .isEqualTo(
            new Tool.Origin(
                null,
                new Tool.Instance("Memory", Json.parseObject("{\"size\":100,\"owner\":\"me\"}"))));
  }

  @Test
  void setsUpEachOneApart() throws Exception {
    Toolbox one = MEMORY.open(Json.Obj.EMPTY);
    Toolbox other = MEMORY.open(Json.Obj.EMPTY);

    run(named(one.tools(), "Memory_set"), "{\"key\":\"a\",\"value\":\"b\"}");
    assertThat(run(named(other.tools(), "Memory_get"), "{\"key\":\"a\"}")).isEqualTo("nothing");
  }

  @Test
  void refusesSettingsInOneLine() {
    assertRefused(
        () -> MEMORY.open(Json.parseObject("{\"size\":\"big\",\"ownr\":1}")),
        "Memory.size: expected a whole number, got \"big\"; "
            + "Memory.ownr: unknown name, did you mean \"owner\"?");
    assertRefused(
        () -> MEMORY.open(Json.parseObject("{\"size\":-1}")),
        "Memory cannot be set up: size must not be negative");
  }

  @Test
  void tellsWhatItKnowsBeforeItIsSetUp() {
    assertThat(MEMORY.name()).isEqualTo("Memory");
    assertThat(MEMORY.description()).isEqualTo("Remembers things");
    assertThat(MEMORY.dynamic()).isFalse();
    assertThat(MEMORY.settingsSchema().object("properties").fields())
        .containsOnlyKeys("size", "owner");
    assertThat(MEMORY.tools())
        .extracting(ToolboxKind.Signature::name)
        .containsExactly("Memory_get", "Memory_set");
    assertThat(MEMORY.named("Other").tools().getFirst().name()).isEqualTo("Other_get");
  }

  @Test
  void looksForToolsOnceHoweverManyAsk() throws Exception {
    var looked = new AtomicInteger();
    ToolboxKind<?> kind = ToolboxKind.of(Searching.class, () -> new Searching(looked));
    Toolbox box = kind.open(Json.Obj.EMPTY);

    assertThat(kind.dynamic()).isTrue();
    assertThat(kind.name()).isEqualTo("Search");
    assertThat(looked).hasValue(0);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<List<Tool>>>();
      for (int i = 0; i < 50; i++) {
        answers.add(threads.submit(box::tools));
      }
      for (Future<List<Tool>> answer : answers) {
        assertThat(answer.get()).isSameAs(box.tools());
      }
    }
    assertThat(looked).hasValue(1);
    assertThat(box.tools()).extracting(Tool::name).containsExactly("Search_status", "found");
    assertThat(box.tools())
        .allSatisfy(
            tool ->
                assertThat(tool.origin().toolbox())
                    .isEqualTo(new Tool.Instance("Search", Json.Obj.EMPTY)));
  }

  @Test
  void looksAnewAfterAFailure() {
    var looked = new AtomicInteger();
    Toolbox box =
        Toolboxes.discovered(
            () -> {
              if (looked.incrementAndGet() == 1) {
                throw new IllegalStateException("the server\nis down");
              }
              return List.of();
            });

    assertRefused(box::tools, "The tools of toolbox cannot be found: the server is down");
    assertThat(box.tools()).isEmpty();
    assertThat(box.tools()).isEmpty();
    assertThat(looked).hasValue(2);
  }

  @Test
  void refusesAClassWithoutTools() {
    assertThatThrownBy(() -> Toolboxes.of("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("java.lang.String", "@ToolMethod");
    assertThatThrownBy(() -> ToolboxKind.of(String.class, () -> ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("java.lang.String", "@ToolMethod");
  }

  private static void assertRefused(Runnable work, String message) {
    assertThatThrownBy(work::run).isInstanceOf(LlmException.Setup.class).hasMessage(message);
  }

  @Description("Remembers things")
  static final class Memory {
    record Settings(@Default("100") int size, Optional<String> owner) {}

    private final Map<String, String> values = new ConcurrentHashMap<>();

    Memory(Settings settings) {
      if (settings.size() < 0) {
        throw new IllegalArgumentException("size must not be negative");
      }
    }

    @ToolMethod("Finds a value")
    public String get(String key) {
      return values.getOrDefault(key, "nothing");
    }

    @ToolMethod("Remembers a value")
    public void set(String key, String value) {
      values.put(key, value);
    }
  }

  @Named("Search")
  static final class Searching implements Toolbox {
    private final AtomicInteger looked;

    Searching(AtomicInteger looked) {
      this.looked = looked;
    }

    @ToolMethod("Says how it is")
    public String status() {
      return "well";
    }

    @Override
    public List<Tool> tools() {
      looked.incrementAndGet();
      return List.of(new Tool("found", "Found", Json.Obj.EMPTY, arguments -> "x"));
    }
  }
}
