package dev.llmjava.wire.chatcompletions;

import dev.llmjava.ProviderData;
import dev.llmjava.json.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a text refers to: {@code annotations} of a message (OpenAI, OpenRouter), reference objects
 * of a content array (Mistral), {@code citations} and {@code search_results} of a chunk
 * (Perplexity, which repeats both in every chunk). Kept as provider data, word for word.
 */
final class References {
  private static final List<String> LISTS = List.of("citations", "search_results");

  private final Set<Json> seen = new HashSet<>();
  private final Set<Json> annotations = new LinkedHashSet<>();
  private final Map<String, Json> lists = new LinkedHashMap<>();
  private final Map<String, Json> given = new LinkedHashMap<>();

  /** Looks at the top of a chunk. */
  void chunk(Json.Obj chunk) {
    for (String name : LISTS) {
      Json list = chunk.get(name);
      if (list instanceof Json.Arr(List<Json> items)
          && !items.isEmpty()
          && !list.equals(given.get(name))) {
        lists.put(name, list);
      }
    }
  }

  /** Each counts once, also when the final message repeats it. */
  void annotate(List<Json> more) {
    more.stream().filter(seen::add).forEach(annotations::add);
  }

  /** What has come since this was last asked. */
  ProviderData take(String provider) {
    var data = Json.object();
    if (!annotations.isEmpty()) {
      data.put("annotations", Json.array(List.copyOf(annotations)));
    }
    lists.forEach(data::put);
    given.putAll(lists);
    annotations.clear();
    lists.clear();
    return ProviderData.of(provider, data.build());
  }
}
