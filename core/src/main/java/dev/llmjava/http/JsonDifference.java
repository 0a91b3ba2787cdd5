package dev.llmjava.http;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where two JSON values differ.
 *
 * @param pointer to the place (RFC 6901)
 * @param recorded null where there is nothing
 * @param asked null where there is nothing
 */
record JsonDifference(String pointer, @Nullable Json recorded, @Nullable Json asked) {
  /** All of them, in the order of the recorded value; none when the two are equal. */
  static List<JsonDifference> between(@Nullable Json recorded, @Nullable Json asked) {
    var found = new ArrayList<JsonDifference>();
    compare("", recorded, asked, found);
    return found;
  }

  private static void compare(
      String pointer, @Nullable Json recorded, @Nullable Json asked, List<JsonDifference> found) {
    if (recorded instanceof Json.Obj(Map<String, Json> a)
        && asked instanceof Json.Obj(Map<String, Json> b)) {
      var names = new LinkedHashSet<>(a.keySet());
      names.addAll(b.keySet());
      for (String name : names) {
        compare(pointer + "/" + escaped(name), a.get(name), b.get(name), found);
      }
    } else if (recorded instanceof Json.Arr(List<Json> a)
        && asked instanceof Json.Arr(List<Json> b)) {
      for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
        compare(pointer + "/" + i, item(a, i), item(b, i), found);
      }
    } else if (recorded == null ? asked != null : !recorded.equals(asked)) {
      found.add(new JsonDifference(pointer, recorded, asked));
    }
  }

  private static @Nullable Json item(List<Json> items, int index) {
    return index < items.size() ? items.get(index) : null;
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
