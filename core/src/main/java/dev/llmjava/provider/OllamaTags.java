package dev.llmjava.provider;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The models of a server's list ("List Local Models"): the same content may go by several names.
 */
final class OllamaTags {
  private static final String LATEST = ":latest";

  private final Map<String, Tagged> byContent = new LinkedHashMap<>();

  /** One model and all of its names. */
  record Tagged(Json.Obj listed, List<String> names) {}

  void add(String name, Json.Obj listed) {
    String digest = listed.string("digest");
    List<String> names =
        byContent
            .computeIfAbsent(
                digest == null ? name : digest, key -> new Tagged(listed, new ArrayList<>()))
            .names();
    names.add(name);
    if (name.endsWith(LATEST)) {
      names.add(name.substring(0, name.length() - LATEST.length()));
    }
  }

  /** In the server's order; of each the most specific name first, as llm-ollama has them. */
  List<Tagged> all() {
    var all = List.copyOf(byContent.values());
    all.forEach(tagged -> tagged.names().sort(OllamaTags::specificFirst));
    return all;
  }

  private static int specificFirst(String a, String b) {
    if (a.contains(":") != b.contains(":")) {
      return a.contains(":") ? -1 : 1;
    }
    if (a.endsWith(LATEST) != b.endsWith(LATEST)) {
      return b.endsWith(LATEST) ? -1 : 1;
    }
    return a.length() == b.length() ? a.compareTo(b) : b.length() - a.length();
  }
}
