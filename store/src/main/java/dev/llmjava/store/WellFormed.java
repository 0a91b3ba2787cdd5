package dev.llmjava.store;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Replaces lone halves of UTF-16 pairs by U+FFFD, because UTF-8 cannot hold them and LLM for Python
 * would fail on a row that escapes one. What is well formed is given back as it is, without a copy.
 */
final class WellFormed {
  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  static String of(String text) {
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

  static Json of(Json value) {
    return switch (value) {
      case Json.Str(String text) -> {
        String mended = of(text);
        yield mended.equals(text) ? value : Json.of(mended);
      }
      case Json.Obj object -> of(object);
      case Json.Arr array -> of(array);
      default -> value;
    };
  }

  static Json.Obj of(Json.Obj object) {
    boolean changed = false;
    var fields = new LinkedHashMap<String, Json>();
    for (var field : object.fields().entrySet()) {
      String key = of(field.getKey());
      Json value = of(field.getValue());
      changed |= value != field.getValue() || !key.equals(field.getKey());
      fields.put(key, value);
    }
    return changed ? new Json.Obj(fields) : object;
  }

  private static Json.Arr of(Json.Arr array) {
    boolean changed = false;
    var items = new ArrayList<Json>(array.items().size());
    for (Json item : array.items()) {
      Json mended = of(item);
      changed |= mended != item;
      items.add(mended);
    }
    return changed ? new Json.Arr(items) : array;
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
