package dev.llmjava.cli;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Schemas in one line, such as {@code name, age int, bio: a short bio}: fields between commas, or
 * on lines of their own where there is more than one line, each with a name, a type unless it is a
 * string, and a description after a colon.
 */
final class SchemaDsl {
  private SchemaDsl() {}

  /** A schema of an object that has all of the fields. */
  static Json.Obj parse(String text) {
    var properties = Json.object();
    var required = new ArrayList<Json>();
    for (String line : text.split(text.contains("\n") ? "\n" : ",", -1)) {
      String field = PythonLines.strip(line);
      if (!field.isEmpty()) {
        int colon = field.indexOf(':');
        List<String> info = words(colon < 0 ? field : field.substring(0, colon));
        if (info.isEmpty()) {
          throw new Failure(
              "Invalid schema DSL: field '" + field + "' is missing a name before ':'");
        }
        String description = colon < 0 ? "" : PythonLines.strip(field.substring(colon + 1));
        properties.put(info.getFirst(), property(info, description));
        required.add(Json.of(info.getFirst()));
      }
    }
    return Json.object()
        .put("type", "object")
        .put("properties", properties.build())
        .put("required", Json.array(required))
        .build();
  }

  /** A schema of an object whose {@code items} are a list of what the given one describes. */
  static Json.Obj listOf(Json.Obj schema) {
    Json items = Json.object().put("type", "array").put("items", schema).build();
    return Json.object()
        .put("type", "object")
        .put("properties", Json.object().put("items", items).build())
        .put("required", Json.array(List.of(Json.of("items"))))
        .build();
  }

  private static List<String> words(String info) {
    String clean = PythonLines.strip(PythonLines.collapse(info));
    return clean.isEmpty() ? List.of() : List.of(clean.split(" ", -1));
  }

  /** Whatever follows the type is ignored, as LLM does. */
  private static Json property(List<String> info, String description) {
    String type =
        switch (info.size() > 1 ? info.get(1) : "") {
          case "int" -> "integer";
          case "float" -> "number";
          case "bool" -> "boolean";
          default -> "string";
        };
    var property = Json.object().put("type", type);
    return (description.isEmpty() ? property : property.put("description", description)).build();
  }
}
