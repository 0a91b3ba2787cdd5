package dev.llmjava;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that is sent to a model in one call. Immutable. */
public final class Prompt {
  private final List<Message> messages;
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

  private Prompt(Builder from) {
    messages = List.copyOf(from.messages);
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

  public static Builder builder() {
    return new Builder();
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

  /** The same with another history. */
  public Prompt withMessages(List<Message> history) {
    Builder copy = toBuilder();
    copy.messages.clear();
    return copy.messages(history).build();
  }

  /** Only to be answered with words: tools are shown, but not allowed. */
  Prompt withoutTools() {
    Builder copy = unforced().toBuilder().toolChoice(ToolChoice.NONE);
    copy.serverTools.clear();
    return copy.build();
  }

  /** Without what holds for one answer only: a forced choice of tools, and options set once. */
  Prompt unforced() {
    if (once.isEmpty() && !toolChoice.forces()) {
      return this;
    }
    Builder copy = toBuilder();
    once.forEach(copy::withoutOption);
    return (toolChoice.forces() ? copy.toolChoice(ToolChoice.AUTO) : copy).build();
  }

  /** A builder that starts with everything in this prompt. */
  public Builder toBuilder() {
    var copy =
        builder()
            .messages(messages)
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

  /** One thread. */
  public static final class Builder {
    private final List<Message> messages = new ArrayList<>();
    private final List<Tool> tools = new ArrayList<>();
    private final List<ServerTool> serverTools = new ArrayList<>();
    private final Map<String, Json> options = new LinkedHashMap<>();
    private final Set<String> extras = new HashSet<>();
    private final Set<String> once = new HashSet<>();
    private UnsupportedOptions unsupportedOptions = UnsupportedOptions.FAIL;
    private ToolChoice toolChoice = ToolChoice.AUTO;
    private @Nullable CachePolicy cache;
    private Json.@Nullable Obj schema;
    private @Nullable String key;
    private boolean hideReasoning;
    private boolean stream = true;

    private Builder() {}

    /** Appends. */
    public Builder messages(List<Message> more) {
      messages.addAll(more);
      return this;
    }

    public Builder message(Message message) {
      messages.add(message);
      return this;
    }

    public Builder system(String text) {
      return message(Message.system(text));
    }

    /** {@code items} as in {@link Message#user}. */
    public Builder user(Object... items) {
      return message(Message.user(items));
    }

    /** Appends. */
    public Builder tools(List<Tool> more) {
      tools.addAll(more);
      return this;
    }

    /** Appends. */
    public Builder serverTools(List<ServerTool> more) {
      serverTools.addAll(more);
      return this;
    }

    public Builder schema(Json.@Nullable Obj value) {
      schema = value;
      return this;
    }

    /** The answer is to be a value of that type: {@link Response#as}. */
    public Builder schema(Class<?> type) {
      return schema(TypedAnswer.of(type).schema());
    }

    /** The answer is to be several values of that type: {@link Response#asList}. */
    public Builder schemaMulti(Class<?> type) {
      return schema(TypedAnswer.listOf(type).schema());
    }

    /** The tools that a toolbox has now. */
    public Builder toolbox(Toolbox toolbox) {
      return tools(toolbox.tools());
    }

    /** One that the model must take; null as a JSON value is not sent. */
    public Builder option(String name, Json value) {
      options.put(name, value);
      extras.remove(name);
      once.remove(name);
      return this;
    }

    /**
     * A field of the provider's own, which no list of options has: it goes out like an option, and
     * nobody here checks that the model takes it.
     */
    public Builder extra(String name, Json value) {
      options.put(name, value);
      extras.add(name);
      return this;
    }

    /** An option for the next answer only, such as words that it begins with. */
    public Builder optionOnce(String name, Json value) {
      option(name, value);
      once.add(name);
      return this;
    }

    public Builder withoutOption(String name) {
      options.remove(name);
      extras.remove(name);
      once.remove(name);
      return this;
    }

    public Builder unsupportedOptions(UnsupportedOptions policy) {
      unsupportedOptions = policy;
      return this;
    }

    public Builder toolChoice(ToolChoice choice) {
      toolChoice = choice;
      return this;
    }

    /** In the place of the option {@code cache} of Anthropic's models. */
    public Builder cache(@Nullable CachePolicy policy) {
      cache = policy;
      return this;
    }

    public Builder key(@Nullable String value) {
      key = value;
      return this;
    }

    public Builder hideReasoning(boolean value) {
      hideReasoning = value;
      return this;
    }

    public Builder stream(boolean value) {
      stream = value;
      return this;
    }

    public Prompt build() {
      return new Prompt(this);
    }
  }
}
