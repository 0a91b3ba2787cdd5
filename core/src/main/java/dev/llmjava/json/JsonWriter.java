package dev.llmjava.json;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** Writes values in a style. One thread. */
final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final JsonStyle style;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  JsonWriter(JsonStyle style) {
    this.style = style;
  }

  String write(Json value) {
    append(value);
    return out.toString();
  }

  /**
   * Not a pattern switch: this runs in the shortest commands, and the first one costs them much.
   */
  private void append(Json value) {
    if (value instanceof Json.Str text) {
      append(text.value());
    } else if (value instanceof Json.Obj object) {
      append(object);
    } else if (value instanceof Json.Arr array) {
      append(array);
    } else if (value instanceof Json.Num number) {
      out.append(PythonNumbers.print(number.value()));
    } else if (value instanceof Json.Bool flag) {
      out.append(flag.value());
    } else {
      out.append("null");
    }
  }

  private void append(Json.Obj object) {
    Map<String, Json> fields = object.fields();
    Iterator<Map.Entry<String, Json>> entries =
        (style.sorted() ? sorted(fields) : fields).entrySet().iterator();
    open('{', entries.hasNext());
    while (entries.hasNext()) {
      var field = entries.next();
      append(field.getKey());
      out.append(style.keySeparator());
      append(field.getValue());
      next(entries.hasNext());
    }
    close('}', !fields.isEmpty());
  }

  private static Map<String, Json> sorted(Map<String, Json> fields) {
    var sorted = new TreeMap<String, Json>(CodePoints.ORDER);
    sorted.putAll(fields);
    return sorted;
  }

  private void append(Json.Arr array) {
    Iterator<Json> items = array.items().iterator();
    open('[', items.hasNext());
    while (items.hasNext()) {
      append(items.next());
      next(items.hasNext());
    }
    close(']', !array.items().isEmpty());
  }

  private void open(char bracket, boolean filled) {
    out.append(bracket);
    depth++;
    if (filled) {
      breakLine();
    }
  }

  private void next(boolean more) {
    if (more) {
      out.append(style.itemSeparator());
      breakLine();
    }
  }

  private void close(char bracket, boolean filled) {
    depth--;
    if (filled) {
      breakLine();
    }
    out.append(bracket);
  }

  private void breakLine() {
    if (style.indent() > 0) {
      out.append('\n').repeat(' ', depth * style.indent());
    }
  }

  private void append(String text) {
    out.append('"');
    int clean = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && (c < 0x7f || !style.ascii())) {
        continue;
      }
      out.append(text, clean, i);
      clean = i + 1;
      escape(c);
    }
    out.append(text, clean, text.length()).append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX.charAt(c >> shift & 0xf));
        }
      }
    }
  }
}
