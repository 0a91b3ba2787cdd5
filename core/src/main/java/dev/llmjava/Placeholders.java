package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with variables, in the notation of Python's string.Template. */
record Placeholders(String text) {
  private static final String NAME = "([_a-zA-Z][_a-zA-Z0-9]*)";
  private static final Pattern DOLLAR =
      Pattern.compile("\\$(?:(\\$)|" + NAME + "|\\{" + NAME + "\\}|)");

  static Placeholders of(String text) {
    return new Placeholders(text);
  }

  /** The names of the variables, in their order. */
  Set<String> names() {
    var names = new LinkedHashSet<String>();
    Matcher found = DOLLAR.matcher(text);
    while (found.find()) {
      String name = name(found);
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    return names;
  }

  /** The name of a variable; empty for a dollar sign. */
  private static String name(Matcher found) {
    String plain = found.group(2) == null ? found.group(3) : found.group(2);
    return plain == null ? "" : plain;
  }

  /**
   * With values in the place of the variables.
   *
   * @throws LlmException.Setup when one has none, or a dollar sign begins none
   */
  String filled(Map<String, String> values) {
    List<String> missing = new ArrayList<>(names());
    missing.removeIf(values::containsKey);
    if (!missing.isEmpty()) {
      throw new LlmException.Setup("Missing variables: " + String.join(", ", missing));
    }
    var out = new StringBuilder();
    Matcher found = DOLLAR.matcher(text);
    while (found.find()) {
      if (found.end() == found.start() + 1) {
        throw stray(found.start());
      }
      String name = name(found);
      found.appendReplacement(
          out, Matcher.quoteReplacement(name.isEmpty() ? "$" : String.valueOf(values.get(name))));
    }
    return found.appendTail(out).toString();
  }

  private LlmException stray(int at) {
    String before = text.substring(0, at);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    int column = at - before.lastIndexOf('\n');
    return new LlmException.Setup(
        "Invalid placeholder in template: line "
            + line
            + ", column "
            + column
            + "; write $$ for a dollar sign");
  }

  /** A value as Python writes it; lists and maps as JSON. */
  static String text(Json value) {
    return switch (value) {
      case Json.Str(String text) -> text;
      case Json.Bool flag -> flag.value() ? "True" : "False";
      case Json.Null nothing -> "None";
      default -> value.format(JsonStyle.PYTHON);
    };
  }
}
