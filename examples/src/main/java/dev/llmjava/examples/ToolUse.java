package dev.llmjava.examples;

import dev.llmjava.Chain;
import dev.llmjava.ChainEvent;
import dev.llmjava.ChainLimit;
import dev.llmjava.ChainSettings;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.StreamEvent;
import dev.llmjava.Tool;
import dev.llmjava.ToolContext;
import dev.llmjava.ToolGate;
import dev.llmjava.json.Json;
import dev.llmjava.schema.Default;
import dev.llmjava.schema.Description;
import dev.llmjava.store.SqliteLog;
import dev.llmjava.store.StoredThread;
import dev.llmjava.tool.ToolMethod;
import dev.llmjava.tool.ToolRegistry;
import dev.llmjava.tool.Tools;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tools of several makes, the loop that runs them, and a human who is asked first. */
public final class ToolUse {
  private ToolUse() {}

  // region methods
  static final class Kennel {
    private final Map<String, Integer> weights = new HashMap<>();

    @ToolMethod("Note what a dog weighs.")
    public synchronized String weigh(
        @Description("as it is called") String dog, @Default("10") int kilos, ToolContext context) {
      weights.put(dog, kilos);
      return "noted for call " + context.call().id();
    }

    @ToolMethod("All dogs and what they weigh.")
    public synchronized Map<String, Integer> weights() {
      return Map.copyOf(weights); // goes to the model as JSON
    }
  }

  // endregion

  static List<Tool> tools() {
    // region tools
    List<Tool> tools = Tools.of(new Kennel());
    Tool fromSchema =
        new Tool(
            "bark",
            "Make a dog bark.",
            Json.parseObject(
                """
                {"type": "object", "properties": {"times": {"type": "integer"}}}
                """),
            arguments -> "Wuff, " + arguments.get("times") + " times!");
    // endregion
    return List.of(tools.get(0), tools.get(1), fromSchema);
  }

  static String chain(Model model, List<Tool> tools, PrintStream out) {
    // region chain
    Chain chain =
        model.chain(
            Prompt.builder().user("Weigh Cleo and Pancho").tools(tools).build(),
            ChainSettings.STANDARD.limit(ChainLimit.fail(5)).timeout(Duration.ofSeconds(30)));
    for (ChainEvent event : chain.events()) {
      switch (event) {
        case StreamEvent.TextDelta t -> out.print(t.text());
        case ChainEvent.ToolFinished f -> out.println(f.call().name() + ": " + f.result().output());
        default -> {}
      }
    }
    return chain.response().text();
    // endregion
  }

  static String pauseAndResume(Model model, List<Tool> tools, Path database) {
    // region pause
    Set<String> careful = Set.of("weigh");
    ToolGate gate =
        (tool, context) ->
            careful.contains(context.call().name())
                ? new ToolGate.Decision.Wait("ask Kim")
                : ToolGate.Decision.RUN;
    String thread;
    try (SqliteLog log = SqliteLog.open(database)) {
      Chain chain =
          model.chain(
              Prompt.builder().user("Weigh Cleo").tools(tools).build(),
              ChainSettings.STANDARD.gate(gate).logTo(log, null));
      try {
        return chain.text();
      } catch (LlmException.Paused e) {
        thread = chain.thread().orElseThrow(); // all that has to be remembered
      }
    }

    // another day, another process: Kim said yes
    try (SqliteLog log = SqliteLog.open(database)) {
      StoredThread stored = log.thread(thread).orElseThrow();
      List<Message> messages = log.messages(stored); // they end in the call that waits
      return model
          .chain(
              Prompt.builder().messages(messages).tools(tools).build(),
              ChainSettings.STANDARD.logTo(log, thread))
          .text();
    }
    // endregion
  }

  static List<String> registered() {
    // region registry
    ToolRegistry registry = ToolRegistry.create(); // what plugins on the class path bring
    List<Tool> time = registry.find("llm_time").tools();
    // endregion
    return time.stream().map(Tool::name).toList();
  }
}
