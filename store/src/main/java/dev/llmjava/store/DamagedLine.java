package dev.llmjava.store;

import dev.llmjava.json.Json;
import org.jspecify.annotations.Nullable;

/** A line of an import says something that cannot be, or not here. */
final class DamagedLine extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedLine(String message) {
    super(message, null, false, false);
  }

  /** The text of a field that must be there. */
  static String required(Json.Obj form, String field) {
    String text = form.string(field);
    if (text == null) {
      throw new DamagedLine("it has no text \"" + field + "\"");
    }
    return text;
  }

  static Json.Obj object(@Nullable Json item) {
    if (item instanceof Json.Obj object) {
      return object;
    }
    throw new DamagedLine("a list holds something that is not an object");
  }

  static DamagedLine missing(String what, String id) {
    return new DamagedLine("it refers to " + what + " " + id + ", which is not in this log");
  }
}
