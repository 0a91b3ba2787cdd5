package dev.llmjava.wire;

import dev.llmjava.StreamEvent;
import dev.llmjava.json.Json;
import java.util.List;
import java.util.Map;

/**
 * A request, and what had to be left out or put otherwise to make it.
 *
 * @param path appended to the base URL; it may have a query
 * @param headers that depend on what is asked, such as those that switch a beta on
 * @param warnings to be told before anything of the answer
 */
public record Rendered(
    String path, Map<String, String> headers, Json.Obj body, List<StreamEvent.Warning> warnings) {
  public Rendered {
    headers = Map.copyOf(headers);
    warnings = List.copyOf(warnings);
  }

  /** Without headers of its own. */
  public Rendered(String path, Json.Obj body, List<StreamEvent.Warning> warnings) {
    this(path, Map.of(), body, warnings);
  }
}
