package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.schema.JsonType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Prompt}. One thread. */
public final class PromptBuilder {
  // what Prompt copies
  final List<Message> messages = new ArrayList<>();
  final List<Tool> tools = new ArrayList<>();
  final List<ServerTool> serverTools = new ArrayList<>();
  final Map<String, Json> options = new LinkedHashMap<>();
  final Set<String> extras = new HashSet<>();
  final Set<String> once = new HashSet<>();
  final TurnFragments fragments = new TurnFragments();
  UnsupportedOptions unsupportedOptions = UnsupportedOptions.FAIL;
  ToolChoice toolChoice = ToolChoice.AUTO;
  @Nullable CachePolicy cache;
  Json.@Nullable Obj schema;
  @Nullable String key;
  boolean hideReasoning;
  boolean stream = true;

  PromptBuilder() {}

  /** Appends. */
  public PromptBuilder messages(List<Message> more) {
    messages.addAll(more);
    return this;
  }

  public PromptBuilder message(Message message) {
    messages.add(message);
    return this;
  }

  public PromptBuilder system(String text) {
    return message(Message.system(text));
  }

  /**
   * {@code items} as in {@link Message#user}, and {@link Fragment}s, whose contents come before the
   * message's own text, in their order and joined by single line ends.
   */
  public PromptBuilder user(Object... items) {
    var rest = new ArrayList<Object>();
    List<Fragment> given = FragmentText.split(rest, items);
    fragments.addJoined(given, List.of());
    return message(
        given.isEmpty() ? Message.user(items) : FragmentText.user(given, Message.user(rest)));
  }

  /**
   * A text that the last user message of this turn is to begin with, before or after that is given;
   * it is a message of its own where there is none. Several come in their order, joined by single
   * line ends, as in LLM; a log keeps them once and knows what they were part of.
   */
  public PromptBuilder fragment(Fragment fragment) {
    return fragments(List.of(fragment));
  }

  /** Appends. */
  public PromptBuilder fragments(List<Fragment> more) {
    fragments.add(more);
    return this;
  }

  /**
   * The same for the system prompt of this turn. There, fragments and words are stripped, empty
   * ones left out, and the others paragraphs.
   */
  public PromptBuilder systemFragment(Fragment fragment) {
    return systemFragments(List.of(fragment));
  }

  /** Appends. */
  public PromptBuilder systemFragments(List<Fragment> more) {
    fragments.addToSystem(more);
    return this;
  }

  /** Appends. */
  public PromptBuilder tools(List<Tool> more) {
    tools.addAll(more);
    return this;
  }

  public PromptBuilder tool(Tool tool) {
    tools.add(tool);
    return this;
  }

  /** Appends. */
  public PromptBuilder serverTools(List<ServerTool> more) {
    serverTools.addAll(more);
    return this;
  }

  public PromptBuilder schema(Json.@Nullable Obj value) {
    schema = value;
    return this;
  }

  /** The answer is to be a value of that type: {@link Response#as}. */
  public PromptBuilder schema(Class<?> type) {
    return schema(TypedAnswer.of(type).schema());
  }

  /** The answer is to be several values of that type: {@link Response#asList}. */
  public PromptBuilder schemaMulti(Class<?> type) {
    return schema(TypedAnswer.listOf(type).schema());
  }

  /** The tools that a toolbox has now. */
  public PromptBuilder toolbox(Toolbox toolbox) {
    return tools(toolbox.tools());
  }

  /** One that the model must take; null as a JSON value is not sent. */
  public PromptBuilder option(String name, Json value) {
    options.put(name, value);
    extras.remove(name);
    once.remove(name);
    return this;
  }

  /**
   * The same with a number, a string, a boolean or whatever else has a form in JSON.
   *
   * @throws IllegalArgumentException for a number that JSON does not have
   */
  public PromptBuilder option(String name, Object value) {
    return option(name, JsonType.write(value));
  }

  /**
   * A field of the provider's own, which no list of options has: it goes out like an option, and
   * nobody here checks that the model takes it.
   */
  public PromptBuilder extra(String name, Json value) {
    options.put(name, value);
    extras.add(name);
    return this;
  }

  /** An option for the next answer only, such as words that it begins with. */
  public PromptBuilder optionOnce(String name, Json value) {
    option(name, value);
    once.add(name);
    return this;
  }

  public PromptBuilder withoutOption(String name) {
    options.remove(name);
    extras.remove(name);
    once.remove(name);
    return this;
  }

  public PromptBuilder unsupportedOptions(UnsupportedOptions policy) {
    unsupportedOptions = policy;
    return this;
  }

  public PromptBuilder toolChoice(ToolChoice choice) {
    toolChoice = choice;
    return this;
  }

  /** In the place of the option {@code cache} of Anthropic's models. */
  public PromptBuilder cache(@Nullable CachePolicy policy) {
    cache = policy;
    return this;
  }

  public PromptBuilder key(@Nullable String value) {
    key = value;
    return this;
  }

  public PromptBuilder hideReasoning(boolean value) {
    hideReasoning = value;
    return this;
  }

  public PromptBuilder stream(boolean value) {
    stream = value;
    return this;
  }

  /**
   * The prompt.
   *
   * @throws IllegalArgumentException for two tools of one name; the same one twice is there once
   */
  public Prompt build() {
    if (tools.size() > 1) {
      distinct();
    }
    return new Prompt(this);
  }

  private void distinct() {
    var byName = new LinkedHashMap<String, Tool>();
    for (Tool tool : tools) {
      Tool known = byName.putIfAbsent(tool.name(), tool);
      if (known != null && !known.equals(tool)) {
        throw new IllegalArgumentException(
            "two tools are called \"" + tool.name() + "\"; give one of them another name");
      }
    }
    tools.clear();
    tools.addAll(byName.values());
  }
}
