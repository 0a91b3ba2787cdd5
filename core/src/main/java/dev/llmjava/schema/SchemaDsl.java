package dev.llmjava.schema;

import dev.llmjava.json.Json;
import dev.llmjava.json.PythonSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * LLM's short language for the schema of a flat object: {@code name, age int: in years}. Fields are
 * separated by line breaks or, in a text of one line, by commas; a field is a name, a type ({@code
 * str}, {@code int}, {@code float}, {@code bool}; any other is a string) and a description.
 */
public final class SchemaDsl {
  private static final Map<String, String> TYPES =
      Map.of("int", "integer", "float", "number", "bool", "boolean", "str", "string");

  private SchemaDsl() {}

  /**
   * Every field is required.
   *
   * @throws IllegalArgumentException for a field without a name
   */
  public static Json.Obj parse(String text) {
    var properties = Json.object();
    var required = new ArrayList<Json>();
    String separator = text.indexOf('\n') < 0 ? "," : "\n";
    for (String part : text.split(separator, -1)) {
      String field = PythonSpace.strip(part);
      if (!field.isEmpty()) {
        String name = name(field);
        properties.put(name, property(field));
        required.add(Json.of(name));
      }
    }
    return object(properties.build(), required);
  }

  /** An object with an array of what {@code schema} describes, under {@code items}. */
  public static Json.Obj multi(Json.Obj schema) {
    var items = Json.object().put("type", "array").put("items", schema).build();
    return object(Json.object().put("items", items).build(), List.of(Json.of("items")));
  }

  private static Json.Obj object(Json.Obj properties, List<Json> required) {
    return Json.object()
        .put("type", "object")
        .put("properties", properties)
        .put("required", Json.array(required))
        .build();
  }

  private static String name(String field) {
    List<String> words = words(field);
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid schema DSL: field '" + field + "' is missing a name before ':'");
    }
    return words.getFirst();
  }

  private static Json property(String field) {
    List<String> words = words(field);
    String type = words.size() > 1 ? TYPES.getOrDefault(words.get(1), "string") : "string";
    var property = Json.object().put("type", type);
    int colon = field.indexOf(':');
    String description = colon < 0 ? "" : PythonSpace.strip(field.substring(colon + 1));
    return (description.isEmpty() ? property : property.put("description", description)).build();
  }

  /** Those before the first colon. */
  private static List<String> words(String field) {
    int colon = field.indexOf(':');
    String info = colon < 0 ? field : field.substring(0, colon);
    var words = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i <= info.length(); i++) {
      if (i == info.length() || PythonSpace.isSpace(info.charAt(i))) {
        if (i > start) {
          words.add(info.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }
}
