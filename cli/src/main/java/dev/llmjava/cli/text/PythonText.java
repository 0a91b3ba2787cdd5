package dev.llmjava.cli.text;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values as Python prints them. */
public final class PythonText {
  private PythonText() {}

  /** As {@code str()} does: a text as it is. */
  public static String of(Json value) {
    return value instanceof Json.Str text ? text.value() : exact(value);
  }

  /** A text that may be missing. */
  public static String orNone(@Nullable String text) {
    return text == null ? "None" : text;
  }

  /** As {@code repr()} does. */
  public static String exact(Json value) {
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

  /** In single quotes, unless there are some inside and no double ones. */
  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    var out = new StringBuilder(text.length() + 2).append(quote);
    text.codePoints()
        .forEach(
            c -> {
              if (c == quote || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (isPrintable(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(escape(c));
              }
            });
    return out.append(quote).toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      case Character.PRIVATE_USE, Character.UNASSIGNED -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        String hex = HexFormat.of().toHexDigits(c);
        yield c <= 0xff
            ? "\\x" + hex.substring(6)
            : c <= 0xffff ? "\\u" + hex.substring(4) : "\\U" + hex;
      }
    };
  }
}
