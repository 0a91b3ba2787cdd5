package dev.llmjava.tool;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a tool is asked for: {@code Name}, {@code Name()}, {@code Name({"key": 1})}, {@code
 * Name("value")}, {@code Name(key="value", other=[1])}.
 *
 * @param arguments the object in parentheses; null for none
 * @param value the single value that stands alone in parentheses; null for none
 */
record ToolSpec(String name, Json.@Nullable Obj arguments, @Nullable Json value) {
  private static final Pattern FORM =
      Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*(?:\\((.*)\\))?\\s*", Pattern.DOTALL);
  private static final Pattern SINGLE = Pattern.compile("[\"\\[\\d-]|true|false|null");

  /** The name alone, whatever follows. */
  static String name(String spec) {
    int parenthesis = spec.indexOf('(');
    return (parenthesis < 0 ? spec : spec.substring(0, parenthesis)).strip();
  }

  /**
   * Reads the whole of it.
   *
   * @throws LlmException.Setup when it has another form
   */
  static ToolSpec parse(String spec) {
    Matcher form = FORM.matcher(spec);
    if (!form.matches()) {
      throw wrong("Invalid spec string: '" + spec + "'");
    }
    String body = form.group(2) == null ? "" : form.group(2).strip();
    String name = form.group(1);
    if (body.isEmpty()) {
      return new ToolSpec(name, null, null);
    }
    if (body.startsWith("{")) {
      Json json = json(body);
      if (json instanceof Json.Obj object) {
        return new ToolSpec(name, object, null);
      }
      throw wrong("Argument JSON object is not valid JSON: " + body);
    }
    if (SINGLE.matcher(body.toLowerCase(Locale.ROOT)).lookingAt()) {
      Json json = json(body);
      if (json == null) {
        throw wrong("Positional argument must be valid JSON: " + body);
      }
      return new ToolSpec(name, null, json);
    }
    return new ToolSpec(name, keywords(body), null);
  }

  /**
   * What is set by name.
   *
   * @throws LlmException.Setup when there is a value without a name
   */
  Json.Obj settings() {
    if (value != null) {
      throw wrong(name + " takes its settings by name: " + name + "(name=" + value + ")");
    }
    return arguments == null ? Json.Obj.EMPTY : arguments;
  }

  private static Json.Obj keywords(String body) {
    var arguments = Json.object();
    for (String segment : segments(body)) {
      int equals = segment.indexOf('=');
      if (equals < 0) {
        throw wrong("Invalid keyword spec segment: '" + segment + "', expected key=<JSON>");
      }
      String key = segment.substring(0, equals).strip();
      String text = segment.substring(equals + 1).strip();
      Json value = json(text);
      if (value == null) {
        throw wrong("Value for '" + key + "' is not valid JSON: " + text);
      }
      arguments.put(key, value);
    }
    return arguments.build();
  }

  /** Split at the commas that stand in no brackets and no quotes; empty ones are dropped. */
  private static List<String> segments(String body) {
    var segments = new ArrayList<String>();
    int start = 0;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if ("{[(".indexOf(c) >= 0) {
        depth++;
      } else if ("}])".indexOf(c) >= 0) {
        depth--;
      } else if (c == ',' && depth == 0) {
        segments.add(body.substring(start, i).strip());
        start = i + 1;
      }
    }
    segments.add(body.substring(start).strip());
    segments.removeIf(String::isEmpty);
    return segments;
  }

  private static @Nullable Json json(String text) {
    try {
      return Json.parse(text);
    } catch (JsonException e) {
      return null;
    }
  }

  private static LlmException.Setup wrong(String message) {
    return new LlmException.Setup(OneLine.of(message));
  }
}
