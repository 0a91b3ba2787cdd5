package dev.llmjava.chat;

import dev.llmjava.ChainSettings;
import dev.llmjava.Llm;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.ModelFacts;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import dev.llmjava.ResponseLog;
import dev.llmjava.Role;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.UnsupportedOptions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sets a {@link Chat} up. One thread. */
public final class ChatBuilder {
  /** How often tools may run for one call, unless somebody says otherwise: Lisette's number. */
  static final int TOOL_ROUNDS = 2;

  private final Model model;
  private final List<Tool> tools = new ArrayList<>();
  private final List<Toolbox> toolboxes = new ArrayList<>();
  private final List<Message> history = new ArrayList<>();
  private ModelFacts facts = ModelFacts.UNKNOWN;
  private String system = "";
  private CallOptions defaults = CallOptions.NONE;
  private ChainSettings chain = ChainSettings.STANDARD;
  private UnsupportedOptions unsupported = UnsupportedOptions.FAIL;
  private boolean streams = true;
  private boolean shortens = true;
  private @Nullable String reminder;
  private boolean references;
  private @Nullable String key;
  private BigDecimal markup = BigDecimal.ZERO;

  ChatBuilder(Model model) {
    this.model = model;
  }

  public ChatBuilder system(String text) {
    system = text;
    return this;
  }

  /** Appends. */
  public ChatBuilder tools(List<Tool> more) {
    tools.addAll(more);
    return this;
  }

  public ChatBuilder tool(Tool tool) {
    tools.add(tool);
    return this;
  }

  /** Its tools are looked at for every call, the first time when the first one is made. */
  public ChatBuilder toolbox(Toolbox box) {
    toolboxes.add(box);
    return this;
  }

  /** Appends what was said before: another chat's history, or one built by hand. */
  public ChatBuilder history(List<Message> messages) {
    history.addAll(messages);
    return this;
  }

  /** Appends what was said before, each as {@link History#infer} takes it. */
  public ChatBuilder history(Object... items) {
    return history(History.infer(List.of(items)));
  }

  /** Appends a prompt and its answer, without the system prompt. */
  public ChatBuilder history(Response response) {
    response.prompt().messages().stream()
        .filter(message -> message.role() != Role.SYSTEM)
        .forEach(history::add);
    return history(response.messages());
  }

  /** For every call that does not say otherwise. */
  public ChatBuilder options(CallOptions options) {
    defaults = options;
    return this;
  }

  /** What becomes of settings that the model does not take. */
  public ChatBuilder unsupportedOptions(UnsupportedOptions policy) {
    unsupported = policy;
    return this;
  }

  /** Hooks, a gate, bounds for tools, a log; a limit here takes the place of the tool rounds. */
  public ChatBuilder chain(ChainSettings settings) {
    chain = settings;
    return this;
  }

  /** Keeps every answer in a log, as one conversation. Not closed by the chat. */
  public ChatBuilder log(ResponseLog log) {
    chain = chain.logTo(log, model.identity().id());
    return this;
  }

  /** Whether the provider is asked to send answers as they form; it is unless this says no. */
  public ChatBuilder streams(boolean value) {
    streams = value;
    return this;
  }

  /** The model's prices, for the cost of calls. */
  public ChatBuilder prices(Llm llm) {
    return facts(llm.facts(model));
  }

  public ChatBuilder facts(ModelFacts known) {
    facts = known;
    return this;
  }

  /** Raises the cost: 0.5 for half as much again. */
  public ChatBuilder markup(BigDecimal part) {
    markup = part;
    return this;
  }

  /** A key, or the name of a stored key. */
  public ChatBuilder key(String value) {
    key = value;
    return this;
  }

  /**
   * Whether a model that cannot take the results of tools is asked once more with less of them; it
   * is unless this says no.
   */
  public ChatBuilder shortensOnOverflow(boolean value) {
    shortens = value;
    return this;
  }

  /** Words that stand before the results of tools in every request, and nowhere else. */
  public ChatBuilder toolReminder(String text) {
    reminder = text;
    return this;
  }

  /** Lets the model hand the result of one tool to another by its id, without repeating it. */
  public ChatBuilder toolResultReferences() {
    references = true;
    return this;
  }

  public Chat build() {
    List<UnaryOperator<Prompt>> changes = new ArrayList<>();
    List<Tool> own = tools;
    List<Toolbox> boxes = toolboxes;
    String words = system;
    if (references) {
      own = ToolResultReferences.resolving(tools);
      boxes = toolboxes.stream().map(ChatBuilder::resolving).toList();
      words = (words.isEmpty() ? "" : words + "\n\n") + ToolResultReferences.EXPLANATION;
      changes.add(ToolResultReferences::naming);
    }
    if (reminder != null) {
      changes.add(new ToolReminder(reminder));
    }
    return new Chat(
        new ChatSetup(
            model,
            sent(changes),
            facts,
            words,
            List.copyOf(own),
            List.copyOf(boxes),
            defaults,
            chain,
            unsupported,
            streams,
            key,
            markup,
            null),
        history);
  }

  private static Toolbox resolving(Toolbox box) {
    return () -> ToolResultReferences.resolving(box.tools());
  }

  private Model sent(List<UnaryOperator<Prompt>> changes) {
    Model to = shortens ? new Overflow(model) : model;
    for (UnaryOperator<Prompt> change : changes.reversed()) {
      to = new RequestModel(to, change);
    }
    return to;
  }
}
