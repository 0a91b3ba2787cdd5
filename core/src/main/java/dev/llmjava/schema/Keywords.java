package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The keywords of one schema, in alphabetical order. One thread. */
final class Keywords {
  private final TreeMap<String, Json> fields = new TreeMap<>();

  static Keywords type(String type) {
    return new Keywords().put("type", Json.of(type));
  }

  static Keywords of(Json.Obj schema) {
    var keywords = new Keywords();
    keywords.fields.putAll(schema.fields());
    return keywords;
  }

  /** Nothing for null. */
  Keywords put(String name, @Nullable Json value) {
    if (value != null) {
      fields.put(name, value);
    }
    return this;
  }

  Keywords strings(String name, List<String> values) {
    return values.isEmpty() ? this : put(name, Json.array(values.stream().map(Json::of).toList()));
  }

  /** In front of a description that is already there. */
  Keywords describe(@Nullable String text) {
    if (text == null) {
      return this;
    }
    boolean described = fields.get("description") instanceof Json.Str;
    String more = described && fields.get("description") instanceof Json.Str(String own) ? own : "";
    return put("description", Json.of(more.isEmpty() ? text : text + "\n" + more));
  }

  Json.Obj build() {
    return new Json.Obj(fields);
  }
}
