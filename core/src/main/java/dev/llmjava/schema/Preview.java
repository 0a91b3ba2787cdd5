package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.util.Map;

/** The beginning of a value, for an error of one line. The work is bounded, whatever the value. */
final class Preview {
  private static final int LONGEST = 60;

  private final StringBuilder out = new StringBuilder();

  private Preview() {}

  static String of(Json value) {
    var preview = new Preview();
    preview.append(value);
    return shortened(preview.out.toString());
  }

  /** In quotes. */
  static String of(String text) {
    return of(Json.of(text));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : beginning(text) + "...";
  }

  private static String beginning(String text) {
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }

  private boolean full() {
    return out.length() > LONGEST;
  }

  /** Each level writes a bracket first, so that full means not deep. */
  private void append(Json value) {
    switch (value) {
      case Json.Str(String text) -> append(text);
      case Json.Obj(Map<String, Json> fields) -> {
        out.append('{');
        String separator = "";
        for (var field : fields.entrySet()) {
          if (full()) {
            return;
          }
          out.append(separator);
          append(field.getKey());
          out.append(':');
          append(field.getValue());
          separator = ",";
        }
        out.append('}');
      }
      case Json.Arr array -> {
        out.append('[');
        String separator = "";
        for (Json item : array.items()) {
          if (full()) {
            return;
          }
          out.append(separator);
          append(item);
          separator = ",";
        }
        out.append(']');
      }
      default -> out.append(value);
    }
  }

  private void append(String text) {
    boolean whole = text.length() <= LONGEST;
    String shown = visible(whole ? text : beginning(text));
    out.append(whole ? Json.of(shown).toString() : Json.of(shown + "...").toString());
  }

  /** Line and terminal control that JSON does not escape. */
  private static String visible(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isControl(text.charAt(i))) {
        return text.replaceAll("[\\x7f-\\x9f\\u2028\\u2029]", " ");
      }
    }
    return text;
  }

  private static boolean isControl(char c) {
    return (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029;
  }
}
