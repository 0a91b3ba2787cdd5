package dev.llmjava.cli.function;

import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a comment says of a method.
 *
 * @param text before the tags
 * @param parameters what its {@code @param} tags say, by name
 */
record FunctionComment(String text, Map<String, String> parameters) {
  private static final String PARAMETER = "@param";

  static FunctionComment of(@Nullable String comment) {
    var text = new StringBuilder();
    var parameters = new LinkedHashMap<String, String>();
    StringBuilder current = text;
    String name = "";
    for (String line : comment == null ? List.<String>of() : comment.lines().toList()) {
      String words = line.strip();
      if (words.startsWith("@")) {
        put(parameters, name, current);
        String[] tag = words.split("\\s+", 3);
        name = tag[0].equals(PARAMETER) && tag.length > 1 ? tag[1] : "";
        current = new StringBuilder(tag.length > 2 ? tag[2] : "").append('\n');
      } else {
        current.append(words).append('\n');
      }
    }
    put(parameters, name, current);
    return new FunctionComment(text.toString().strip(), parameters);
  }

  private static void put(Map<String, String> parameters, String name, CharSequence words) {
    String text = words.toString().strip();
    if (!name.isEmpty() && !text.isEmpty()) {
      parameters.put(name, text);
    }
  }

  /** The tool with what is said of its parameters, where an annotation does not say it. */
  Tool describe(Tool tool) {
    Json.Obj properties = tool.inputSchema().object("properties");
    for (Map.Entry<String, String> each : parameters.entrySet()) {
      if (properties.get(each.getKey()) instanceof Json.Obj property
          && !property.has("description")) {
        properties =
            properties.with(each.getKey(), property.with("description", Json.of(each.getValue())));
      }
    }
    return properties.isEmpty()
        ? tool
        : new Tool(
            tool.name(),
            tool.description(),
            tool.inputSchema().with("properties", properties),
            tool.outputSchema(),
            tool.body(),
            tool.origin());
  }
}
