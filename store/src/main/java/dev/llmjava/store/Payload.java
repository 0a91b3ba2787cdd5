package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Resource;
import dev.llmjava.store.sqlite.WellFormed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The provider's payload of a turn, in the column and out of it. */
final class Payload {
  private Payload() {}

  static String condense(
      Json.Obj payload,
      List<Message> output,
      List<Replacements.Described> tools,
      Json.@Nullable Obj schema) {
    Map<String, Json> replacements = Replacements.of(output, tools, schema);
    return Condenser.condense(WellFormed.of(payload), replacements).format(JsonStyle.PYTHON);
  }

  /** Null when there is none, or when it refers to what is no longer there. */
  static @Nullable Json expand(
      @Nullable String column,
      List<Message> output,
      List<Replacements.Described> tools,
      Json.@Nullable Obj schema) {
    Json condensed = Columns.parse(column);
    if (condensed == null) {
      return null;
    }
    Map<String, Json> replacements = new LinkedHashMap<>(Boilerplate.ALL);
    replacements.putAll(Replacements.of(output, tools, schema));
    try {
      return Expander.expand(condensed, replacements);
    } catch (JsonException e) {
      return null;
    }
  }

  /**
   * What LLM's own models declare as recurring in their payloads. Entries are never changed or
   * removed there, and payloads in files refer to them. We read them and do not write them, because
   * a model that LLM does not know could not be read by it.
   */
  private static final class Boilerplate {
    static final Map<String, Json> ALL =
        Json.parseObject(Resource.text(Payload.class, "boilerplate.json")).fields();
  }
}
