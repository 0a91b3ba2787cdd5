package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that is sent to a model in one call. Immutable. */
public final class Prompt {
  private final List<Message> messages;
  private final List<Fragment> fragments;
  private final List<Fragment> systemFragments;
  private final List<Tool> tools;
  private final List<ServerTool> serverTools;
  private final Json.@Nullable Obj schema;
  private final Json.Obj options;
  private final Set<String> extras;
  private final Set<String> once;
  private final UnsupportedOptions unsupportedOptions;
  private final ToolChoice toolChoice;
  private final @Nullable CachePolicy cache;
  private final @Nullable String key;
  private final boolean hideReasoning;
  private final boolean stream;

  Prompt(PromptBuilder from) {
    messages = List.copyOf(from.fragments.joinTo(from.messages));
    fragments = from.fragments.ofUser();
    systemFragments = from.fragments.ofSystem();
    tools = List.copyOf(from.tools);
    serverTools = List.copyOf(from.serverTools);
    schema = from.schema;
    options = new Json.Obj(from.options);
    extras = Set.copyOf(from.extras);
    once = Set.copyOf(from.once);
    unsupportedOptions = from.unsupportedOptions;
    toolChoice = from.toolChoice;
    cache = from.cache;
    key = from.key;
    hideReasoning = from.hideReasoning;
    stream = from.stream;
  }

  public static PromptBuilder builder() {
    return new PromptBuilder();
  }

  public static Prompt of(String text) {
    return builder().user(text).build();
  }

  public static Prompt of(List<Message> messages) {
    return builder().messages(messages).build();
  }

  /** The whole history, oldest first: exactly what is sent. */
  public List<Message> messages() {
    return messages;
  }

  /**
   * What the user's message of this turn begins with: where its words came from, for the log. They
   * are in {@link #messages} as well. Of this turn only: a reply, the next round of a chain and the
   * wire form of a response do not have them.
   */
  public List<Fragment> fragments() {
    return fragments;
  }

  /** The same for the system prompt, which the rounds of a chain share. */
  public List<Fragment> systemFragments() {
    return systemFragments;
  }

  public List<Tool> tools() {
    return tools;
  }

  /** Tools that the provider may run. */
  public List<ServerTool> serverTools() {
    return serverTools;
  }

  /** JSON Schema that the answer must follow; null for free text. */
  public Json.@Nullable Obj schema() {
    return schema;
  }

  /** The model's options by name, in the order they were set. */
  public Json.Obj options() {
    return options;
  }

  /**
   * Those of the options that go to the provider whether the model is known to take them or not.
   */
  public Set<String> extras() {
    return extras;
  }

  /** What happens to options that the model does not take, {@link #extras} aside. */
  public UnsupportedOptions unsupportedOptions() {
    return unsupportedOptions;
  }

  /** Which tools the model calls. */
  public ToolChoice toolChoice() {
    return toolChoice;
  }

  /** Where the provider is to cache the prompt; null to leave it to the provider. */
  public @Nullable CachePolicy cache() {
    return cache;
  }

  /** A key, or the name of a stored key; null to use the one stored for the provider. */
  public @Nullable String key() {
    return key;
  }

  /** Whether the provider is asked not to send its reasoning; what comes is kept all the same. */
  public boolean hideReasoning() {
    return hideReasoning;
  }

  /** Whether the provider is asked to send the answer as it forms. */
  public boolean stream() {
    return stream;
  }

  /** This turn's own messages: what follows the last answer. */
  public List<Message> turn() {
    int from = messages.size();
    while (from > 0 && messages.get(from - 1).role() != Role.ASSISTANT) {
      from--;
    }
    return messages.subList(from, messages.size());
  }

  /** The tool of that name; null when there is none. */
  @Nullable Tool tool(String name) {
    for (Tool tool : tools) {
      if (tool.name().equals(name)) {
        return tool;
      }
    }
    return null;
  }

  /**
   * The same with another history. Fragments stay where that ends with the same message, and so is
   * still the turn that they belong to.
   */
  public Prompt withMessages(List<Message> history) {
    boolean sameTurn =
        !messages.isEmpty() && !history.isEmpty() && history.getLast().equals(messages.getLast());
    return with(history, sameTurn ? fragments : List.of(), sameTurn ? systemFragments : List.of());
  }

  /** What a chain asks when tools have run: the system prompt is the same, the turn is not. */
  Prompt nextRound(List<Message> history) {
    return with(history, List.of(), systemFragments);
  }

  /** The same with a history that ends with a turn of its own. */
  Prompt nextTurn(List<Message> history, Prompt turn) {
    return with(history, turn.fragments, turn.systemFragments);
  }

  private Prompt with(List<Message> history, List<Fragment> user, List<Fragment> system) {
    PromptBuilder copy = copySettings().messages(history);
    copy.fragments.addJoined(user, system);
    return copy.build();
  }

  /** Only to be answered with words: tools are shown, but not allowed. */
  Prompt withoutTools() {
    PromptBuilder copy = unforced().toBuilder().toolChoice(ToolChoice.NONE);
    copy.serverTools.clear();
    return copy.build();
  }

  /** Without what holds for one answer only: a forced choice of tools, and options set once. */
  Prompt unforced() {
    if (once.isEmpty() && !toolChoice.forces()) {
      return this;
    }
    PromptBuilder copy = toBuilder();
    once.forEach(copy::withoutOption);
    return (toolChoice.forces() ? copy.toolChoice(ToolChoice.AUTO) : copy).build();
  }

  /** A builder that starts with everything in this prompt. */
  public PromptBuilder toBuilder() {
    PromptBuilder copy = copySettings().messages(messages);
    copy.fragments.addJoined(fragments, systemFragments);
    return copy;
  }

  private PromptBuilder copySettings() {
    var copy =
        builder()
            .tools(tools)
            .serverTools(serverTools)
            .schema(schema)
            .unsupportedOptions(unsupportedOptions)
            .toolChoice(toolChoice)
            .cache(cache)
            .key(key)
            .hideReasoning(hideReasoning)
            .stream(stream);
    options.fields().forEach(copy::option);
    copy.extras.addAll(extras);
    copy.once.addAll(once);
    return copy;
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Prompt[" + messages + ", tools=" + tools + ", options=" + options + "]";
  }
}
