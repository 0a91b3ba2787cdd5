package dev.llmjava.cli;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values as Python prints them. */
final class PythonText {
  private PythonText() {}

  /** As {@code str()} does: a text as it is. */
  static String of(Json value) {
    return value instanceof Json.Str text ? text.value() : exact(value);
  }

  /** As {@code repr()} does. */
  private static String exact(Json value) {
    return switch (value) {
      case Json.Str text -> quoted(text.value());
      case Json.Bool flag -> flag.value() ? "True" : "False";
      case Json.Null nothing -> "None";
      case Json.Num number -> number.toString();
      case Json.Arr(List<Json> items) ->
          "[" + String.join(", ", items.stream().map(PythonText::exact).toList()) + "]";
      case Json.Obj(Map<String, Json> fields) -> object(fields);
    };
  }

  private static String object(Map<String, Json> fields) {
    var pairs = new ArrayList<String>();
    fields.forEach((name, value) -> pairs.add(quoted(name) + ": " + exact(value)));
    return "{" + String.join(", ", pairs) + "}";
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    return escaped.contains("'") && !escaped.contains("\"")
        ? "\"" + escaped + "\""
        : "'" + escaped.replace("'", "\\'") + "'";
  }
}
