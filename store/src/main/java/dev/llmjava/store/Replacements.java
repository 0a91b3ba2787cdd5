package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.sqlite.WellFormed;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's payload repeats of the log, by id: texts, arguments, provider data, tool
 * descriptions, the schema. Never stored; made again from the same turn when it is read, so the ids
 * and their order are part of the file format.
 */
final class Replacements {
  /** Anything shorter is hardly longer than a reference to it. In code points. */
  private static final int SHORTEST = 64;

  /** What a tool is called and what it says about itself. */
  record Described(String name, @Nullable String description) {}

  private final Map<String, Json> byId = new LinkedHashMap<>();

  /**
   * @param output the turn's own messages
   * @param tools names and descriptions
   * @param schema null when the turn had none
   */
  static Map<String, Json> of(
      List<Message> output, List<Described> tools, Json.@Nullable Obj schema) {
    var all = new Replacements();
    for (int i = 0; i < output.size(); i++) {
      all.message(i, output.get(i));
    }
    all.descriptions(tools);
    if (schema != null) {
      all.container("schema", WellFormed.of(schema));
    }
    return all.byId;
  }

  private void message(int number, Message message) {
    for (int i = 0; i < message.parts().size(); i++) {
      Part part = message.parts().get(i);
      String id = number + "." + i;
      if (part instanceof Part.ToolCall call) {
        arguments(id, WellFormed.of(call.arguments()));
      } else {
        words(id, part);
      }
      walk(id + ".pm", WellFormed.of(part.data().byProvider()));
    }
    walk(number + ".pm", WellFormed.of(message.data().byProvider()));
  }

  private void words(String id, Part part) {
    switch (part) {
      case Part.Text text -> string(id + ".text", text.text());
      case Part.Reasoning reasoning -> string(id + ".text", reasoning.text());
      case Part.ToolResult result -> string(id + ".output", result.output());
      case Part.ToolCall call -> {}
      case Part.Media media -> {}
      case Part.Unknown unknown -> {}
    }
  }

  /** Providers that carry arguments as text need them byte for byte, so both spacings are given. */
  private void arguments(String id, Json.Obj arguments) {
    if (arguments.isEmpty()) {
      return;
    }
    String compact = arguments.format(JsonStyle.PYTHON_COMPACT);
    String spaced = arguments.format(JsonStyle.PYTHON);
    string(id + ".args", compact);
    if (!spaced.equals(compact)) {
      string(id + ".args2", spaced);
    }
    container(id + ".argsv", arguments);
  }

  private void walk(String id, Json value) {
    switch (value) {
      case Json.Obj object -> {
        container(id, object);
        object.fields().forEach((key, item) -> walk(id + "." + key, item));
      }
      case Json.Arr array -> {
        container(id, array);
        for (int i = 0; i < array.items().size(); i++) {
          walk(id + "." + i, array.items().get(i));
        }
      }
      case Json.Str text -> string(id, text.value());
      default -> {}
    }
  }

  /** A name with two descriptions has none: the order of tools must not matter. */
  private void descriptions(List<Described> tools) {
    Map<String, String> byName = new LinkedHashMap<>();
    Set<String> ambiguous = new HashSet<>();
    for (Described tool : tools) {
      String text = tool.description();
      if (text != null && isLong(text)) {
        String other = byName.putIfAbsent(tool.name(), text);
        if (other != null && !other.equals(text)) {
          ambiguous.add(tool.name());
        }
      }
    }
    byName.keySet().removeAll(ambiguous);
    byName.forEach((name, text) -> string("tool." + name + ".description", text));
  }

  private void string(String id, String text) {
    if (isLong(text)) {
      byId.put(id, Json.of(WellFormed.of(text)));
    }
  }

  private void container(String id, Json value) {
    if (Condenser.isFilledContainer(value) && isLong(value.format(JsonStyle.PYTHON_COMPACT))) {
      byId.put(id, value);
    }
  }

  private static boolean isLong(String text) {
    return text.length() >= SHORTEST && text.codePointCount(0, text.length()) >= SHORTEST;
  }
}
