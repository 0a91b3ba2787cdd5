package dev.llmjava.cli;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
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
  static String exact(Json value) {
    return switch (value) {
      case Json.Str text -> quoted(text.value());
      case Json.Bool flag -> flag.value() ? "True" : "False";
      case Json.Null nothing -> "None";
      case Json.Num number -> number.format(JsonStyle.PYTHON);
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
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    var quoted = new StringBuilder(text.length() + 2).append(quote);
    text.codePoints().forEach(character -> append(quoted, character, quote));
    return quoted.append(quote).toString();
  }

  private static void append(StringBuilder quoted, int character, char quote) {
    switch (character) {
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> {
        if (character == quote || character == '\\') {
          quoted.append('\\').append((char) character);
        } else if (isPrintable(character)) {
          quoted.appendCodePoint(character);
        } else {
          quoted.append(escape(character));
        }
      }
    }
  }

  private static String escape(int character) {
    String digits = Integer.toHexString(character);
    int width = digits.length() <= 2 ? 2 : digits.length() <= 4 ? 4 : 8;
    return (width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U")
        + "0".repeat(width - digits.length())
        + digits;
  }

  /** As {@code str.isprintable()} has it. */
  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> character == ' ';
      default -> true;
    };
  }
}
