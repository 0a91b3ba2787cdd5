package dev.llmjava.wire.anthropic;

import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Warnings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A schema in the form that structured outputs take ("JSON Schema limitations"): every object is
 * closed, and what cannot be enforced, such as bounds of numbers, is told to the model in the
 * description, as Anthropic's own clients do.
 */
final class StrictSchema {
  private static final Set<String> KEPT =
      Set.of("type", "enum", "const", "default", "title", "$ref", "required");
  private static final Set<String> MAPS = Set.of("properties", "$defs", "definitions");
  private static final Set<String> LISTS = Set.of("anyOf", "allOf");
  private static final Set<String> FORMATS =
      Set.of(
          "date-time",
          "time",
          "date",
          "duration",
          "email",
          "hostname",
          "uri",
          "ipv4",
          "ipv6",
          "uuid");
  private static final String DESCRIPTION = "description";
  private static final String CLOSED = "additionalProperties";

  private final Warnings warnings;

  StrictSchema(Warnings warnings) {
    this.warnings = warnings;
  }

  Json.Obj of(Json.Obj schema) {
    var strict = Json.object();
    var told = new LinkedHashMap<String, Json>();
    schema.fields().forEach((name, value) -> put(name, value, strict, told));
    if (isObject(schema)) {
      strict.put(CLOSED, false);
    }
    if (!told.isEmpty()) {
      warnings.add(
          "schema", "not enforced but told to the model: " + String.join(", ", told.keySet()));
      String before = schema.string(DESCRIPTION);
      strict.put(DESCRIPTION, (before == null ? "" : before + "\n\n") + words(told));
    }
    return strict.build();
  }

  private void put(String name, Json value, ObjectBuilder strict, Map<String, Json> told) {
    if (MAPS.contains(name) && value instanceof Json.Obj map) {
      var inner = Json.object();
      map.fields().forEach((key, one) -> inner.put(key, inside(one)));
      strict.put(name, inner.build());
    } else if (LISTS.contains(name) && value instanceof Json.Arr(List<Json> items)) {
      strict.put(name, Json.array(items.stream().map(this::inside).toList()));
    } else if (name.equals("oneOf") && value instanceof Json.Arr(List<Json> items)) {
      strict.put("anyOf", Json.array(items.stream().map(this::inside).toList()));
    } else if (name.equals("items")) {
      strict.put(name, inside(value));
    } else if (KEPT.contains(name) || name.equals(DESCRIPTION) || isEnforced(name, value)) {
      strict.put(name, value);
    } else if (!name.equals(CLOSED) || value instanceof Json.Obj) {
      told.put(name, value);
    }
  }

  private Json inside(Json value) {
    return value instanceof Json.Obj schema ? of(schema) : value;
  }

  private static boolean isEnforced(String name, Json value) {
    return switch (name) {
      case "format" -> value instanceof Json.Str(String format) && FORMATS.contains(format);
      case "minItems" -> value.equals(Json.of(0)) || value.equals(Json.of(1));
      default -> false;
    };
  }

  private static boolean isObject(Json.Obj schema) {
    return "object".equals(schema.string("type")) || schema.has("properties");
  }

  private static String words(Map<String, Json> told) {
    var words = new StringBuilder();
    told.forEach(
        (name, value) ->
            words.append(words.isEmpty() ? "{" : ", ").append(name).append(": ").append(value));
    return words.append('}').toString();
  }
}
