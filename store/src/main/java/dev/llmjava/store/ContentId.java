package dev.llmjava.store;

import dev.llmjava.Sha256;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.sqlite.WellFormed;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The ids that the log gives to content, shared with LLM for Python. Lower-case hex. */
public final class ContentId {
  private static final int BLAKE_SIZE = 16;

  private ContentId() {}

  /** Depends on the order of the keys: {@link #schemaText} is what it is taken over. */
  public static String schema(Json.Obj schema) {
    return blake(schemaText(schema));
  }

  /** The text of a fragment. */
  public static String fragment(String content) {
    return Sha256.of(content);
  }

  /**
   * A tool's definition.
   *
   * @param plugin the plugin that it came from; null for one that came from none
   */
  public static String tool(Tool tool, @Nullable String plugin) {
    Json.Obj definition =
        Json.object()
            .put("name", tool.name())
            .put("description", description(tool))
            .put("input_schema", tool.inputSchema())
            .putIfPresent("plugin", plugin)
            .build();
    return tool(definition);
  }

  /** LLM has null where a function has no documentation. */
  static Json description(Tool tool) {
    return tool.description().isEmpty() ? Json.Null.NULL : Json.of(tool.description());
  }

  /** A definition with its keys in LLM's order. */
  static String tool(Json.Obj definition) {
    return Sha256.of(WellFormed.of(definition).format(JsonStyle.PYTHON));
  }

  static String schemaText(Json.Obj schema) {
    return WellFormed.of(schema).format(JsonStyle.PYTHON_COMPACT);
  }

  static String blake(String text) {
    byte[] digest = Blake2b.digest(text.getBytes(StandardCharsets.UTF_8), BLAKE_SIZE);
    return HexFormat.of().formatHex(digest);
  }
}
