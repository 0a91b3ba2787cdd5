package dev.llmjava.cli.prompt;

import dev.llmjava.ChainLimit;
import dev.llmjava.ChainSettings;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.PromptBuilder;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.function.Functions;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.tool.ToolApproval;
import dev.llmjava.store.Logged;
import dev.llmjava.store.RestoredTools;
import dev.llmjava.tool.ChosenTools;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tools of a prompt: those of {@code -T} and {@code --functions}, else those that the
 * conversation began with, unless it began elsewhere.
 */
public final class PromptTools {
  /** LLM's. */
  private static final int MOST_RESPONSES = 5;

  private final Model model;
  private final Arguments arguments;
  private final Session session;
  private final List<Tool> tools = new ArrayList<>();
  private final List<ServerTool> serverTools = new ArrayList<>();

  public PromptTools(Model model, Conversation conversation, Arguments arguments, Session session) {
    this.model = model;
    this.arguments = arguments;
    this.session = session;
    List<String> specs = arguments.values("tool");
    if (!specs.isEmpty() || Functions.isGiven(arguments)) {
      choose(specs);
    } else if (conversation.imported()) {
      sayHeld(conversation);
    } else if (!conversation.tools().isEmpty()) {
      restore(conversation.tools());
    }
    requireNames();
  }

  private void choose(List<String> specs) {
    var chosen = ChosenTools.of(specs, session.tools(), model);
    List<Tool> functions = Functions.isGiven(arguments) ? Functions.of(arguments) : List.of();
    boolean any = !chosen.toolboxes().isEmpty() || !functions.isEmpty();
    if (any && !model.info().supports(ModelInfo.Feature.TOOLS)) {
      throw new Failure(model.info().displayName() + " does not support tools");
    }
    for (Toolbox toolbox : chosen.toolboxes()) {
      tools.addAll(toolbox.tools());
    }
    tools.addAll(functions);
    serverTools.addAll(chosen.serverTools());
  }

  /** What came from elsewhere runs nothing here by itself. */
  private void sayHeld(Conversation conversation) {
    Set<String> names = new LinkedHashSet<>();
    for (Logged.Tool tool : conversation.tools()) {
      names.add(tool.instance() == null ? tool.name() : tool.instance().name());
    }
    String held =
        (names.isEmpty() ? "" : "goes on without its tools (" + String.join(", ", names) + ")")
            + (names.isEmpty() || !conversation.waits() ? "" : " and ")
            + (conversation.waits() ? "does not run the calls that it waits for" : "");
    if (!held.isEmpty()) {
      session
          .err()
          .print(
              ("This conversation was imported, so it " + held + "; -T NAME lets a tool run.")
                      .replace('\n', ' ')
                  + "\n");
    }
  }

  private void restore(List<Logged.Tool> logged) {
    var restored = RestoredTools.of(logged, session.tools(), model);
    Set<String> gone = new LinkedHashSet<>(restored.missing());
    gone.addAll(restored.foreign());
    if (model.info().supports(ModelInfo.Feature.TOOLS)) {
      tools.addAll(restored.tools());
    } else {
      restored.tools().forEach(tool -> gone.add(tool.name()));
    }
    serverTools.addAll(restored.serverTools());
    if (!gone.isEmpty()) {
      session
          .err()
          .print(
              "The conversation began with tools that are not here: "
                  + String.join(", ", gone).replace('\n', ' ')
                  + "; going on without them.\n");
    }
  }

  /** Two toolboxes of one kind have tools that nobody can tell apart. */
  private void requireNames() {
    Set<String> names = new HashSet<>();
    for (Tool tool : tools) {
      if (!names.add(tool.name())) {
        throw new Failure(
            "Two tools are called \"" + tool.name() + "\"; give the model one of them with -T");
      }
    }
  }

  /** Gives a prompt its tools, of which there may be none. */
  public PromptBuilder into(PromptBuilder prompt) {
    return prompt.tools(tools).serverTools(serverTools);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return tools.isEmpty() && serverTools.isEmpty();
  }

  /** Whether the calls that a conversation waits for run before the model is asked. */
  boolean runFirst(Conversation conversation) {
    return !tools.isEmpty() && conversation.waits();
  }

  /** How they are run. */
  public ChainSettings settings() {
    Integer most = arguments.whole("chain-limit");
    var settings =
        ChainSettings.STANDARD.limit(ChainLimit.fail(most == null ? MOST_RESPONSES : most));
    return arguments.has("tools-approve")
        ? settings.gate(new ToolApproval(session.terminal()))
        : settings;
  }
}
