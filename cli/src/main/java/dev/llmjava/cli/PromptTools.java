package dev.llmjava.cli;

import dev.llmjava.ChainLimit;
import dev.llmjava.ChainSettings;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Prompt;
import dev.llmjava.PromptBuilder;
import dev.llmjava.Tool;
import dev.llmjava.store.Logged;
import dev.llmjava.store.RestoredTools;
import dev.llmjava.tool.ChosenTools;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The tools of a prompt: those of {@code -T}, else those that the conversation began with. */
final class PromptTools {
  /** LLM's. */
  private static final int MOST_RESPONSES = 5;

  private final Arguments arguments;
  private final Session session;

  PromptTools(Arguments arguments, Session session) {
    this.arguments = arguments;
    this.session = session;
  }

  /** Gives a prompt its tools, of which there may be none. */
  PromptBuilder into(PromptBuilder prompt, Model model, Conversation conversation) {
    List<String> specs = arguments.values("tool");
    if (!specs.isEmpty()) {
      return chosen(specs, prompt, model);
    }
    return conversation.tools().isEmpty() ? prompt : restored(conversation.tools(), prompt, model);
  }

  private PromptBuilder chosen(List<String> specs, PromptBuilder prompt, Model model) {
    var chosen = ChosenTools.of(specs, session.tools(), model);
    if (!chosen.toolboxes().isEmpty() && !model.info().supports(ModelInfo.Feature.TOOLS)) {
      throw new Failure(model.info().displayName() + " does not support tools");
    }
    requireNames(chosen.toolboxes().stream().flatMap(box -> box.tools().stream()).toList());
    return chosen.into(prompt);
  }

  private PromptBuilder restored(List<Logged.Tool> logged, PromptBuilder prompt, Model model) {
    var restored = RestoredTools.of(logged, session.tools(), model);
    Set<String> gone = new LinkedHashSet<>(restored.missing());
    gone.addAll(restored.foreign());
    boolean takes = model.info().supports(ModelInfo.Feature.TOOLS);
    if (!takes) {
      restored.tools().forEach(tool -> gone.add(tool.name()));
    }
    if (!gone.isEmpty()) {
      session
          .err()
          .data(
              "The conversation began with tools that are not here: "
                  + String.join(", ", gone).replace('\n', ' ')
                  + "; going on without them.\n");
    }
    requireNames(restored.tools());
    return takes ? restored.into(prompt) : prompt.serverTools(restored.serverTools());
  }

  /** Whether it begins with the calls that its messages end in. */
  static boolean resumes(Prompt prompt) {
    return !prompt.tools().isEmpty() && Conversation.waits(prompt.messages());
  }

  /**
   * Asks.
   *
   * @param said what comes after the conversation
   */
  Asked ask(
      Model model, Prompt prompt, Conversation conversation, List<Message> said, Logging logging) {
    if (prompt.tools().isEmpty() && prompt.serverTools().isEmpty()) {
      return new Asked.Once(model.prompt(following(prompt, said)), conversation.thread());
    }
    ChainSettings settings = logging.into(settings(), conversation.thread());
    // calls that the conversation still waits for run first
    return new Asked.InRounds(
        resumes(prompt)
            ? model.chain(prompt, settings.thenSay(said))
            : model.chain(following(prompt, said), settings));
  }

  /** Two toolboxes of one kind have tools that nobody can tell apart. */
  private static void requireNames(List<Tool> tools) {
    Set<String> names = new HashSet<>();
    for (Tool tool : tools) {
      if (!names.add(tool.name())) {
        throw new Failure(
            "Two tools are called \"" + tool.name() + "\"; give the model one of them with -T");
      }
    }
  }

  private static Prompt following(Prompt prompt, List<Message> said) {
    if (said.isEmpty()) {
      return prompt;
    }
    var all = new ArrayList<>(prompt.messages());
    all.addAll(said);
    return prompt.withMessages(all);
  }

  private ChainSettings settings() {
    Integer most = arguments.whole("chain-limit");
    var settings =
        ChainSettings.STANDARD.limit(ChainLimit.fail(most == null ? MOST_RESPONSES : most));
    return arguments.has("tools-approve")
        ? settings.gate(new ToolApproval(session.terminal()))
        : settings;
  }
}
