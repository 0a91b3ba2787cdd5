package dev.llmjava.store.sqlite;

import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import java.util.LinkedHashMap;

/**
 * Replaces lone halves of UTF-16 pairs by U+FFFD, because UTF-8 cannot hold them and LLM for Python
 * would fail on a row that escapes one. What is well formed is given back as it is, without a copy.
 */
public final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  public static String of(String text) {
    int fault = fault(text, 0);
    if (fault < 0) {
      return text;
    }
    var mended = new StringBuilder(text);
    for (; fault >= 0; fault = fault(text, fault + 1)) {
      mended.setCharAt(fault, REPLACEMENT);
    }
    return mended.toString();
  }

  /**
   * The same for all that an object holds, names included.
   *
   * @throws LlmException.Setup for JSON that nests so deep that it could not be read again
   */
  public static Json.Obj of(Json.Obj object) {
    return holds(object, 1) ? object : mend(object);
  }

  /** All of it is looked at, whatever is found, because what is mended must not nest too deep. */
  private static boolean holds(Json value, int depth) {
    if (value instanceof Json.Str text) {
      return fault(text.value(), 0) < 0;
    }
    boolean holds = true;
    if (value instanceof Json.Obj object) {
      requireShallow(depth);
      for (var field : object.fields().entrySet()) {
        holds &= fault(field.getKey(), 0) < 0;
        holds &= holds(field.getValue(), depth + 1);
      }
    } else if (value instanceof Json.Arr array) {
      requireShallow(depth);
      for (Json item : array.items()) {
        holds &= holds(item, depth + 1);
      }
    }
    return holds;
  }

  private static void requireShallow(int depth) {
    if (depth > Json.DEEPEST) {
      throw new LlmException.Setup(
          "JSON that nests deeper than " + Json.DEEPEST + " levels cannot be kept in the log");
    }
  }

  private static Json mend(Json value) {
    return switch (value) {
      case Json.Str(String text) -> Json.of(of(text));
      case Json.Obj object -> mend(object);
      case Json.Arr array -> Json.array(array.items().stream().map(WellFormed::mend).toList());
      default -> value;
    };
  }

  private static Json.Obj mend(Json.Obj object) {
    var fields = new LinkedHashMap<String, Json>();
    object.fields().forEach((key, value) -> fields.put(of(key), mend(value)));
    return new Json.Obj(fields);
  }

  /** Where the next lone half is; -1 when there is none. */
  private static int fault(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        i++;
      } else {
        return i;
      }
    }
    return -1;
  }
}
