package dev.llmjava.cli.tool;

import dev.llmjava.cli.text.PythonText;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas as the signature of a Python function, which is how LLM shows tools: {@code (city:
 * str, days: int = 3) -> dict}.
 */
final class ToolSignature {
  private ToolSignature() {}

  /**
   * Of a tool.
   *
   * @param output null for what is not known
   */
  static String of(Json.Obj input, Json.@Nullable Obj output) {
    String answer = output == null ? "" : type(output);
    return of(input) + (answer.isEmpty() ? "" : " -> " + answer);
  }

  /** Of what has named parameters. */
  static String of(Json.Obj input) {
    Set<Json> required = new LinkedHashSet<>(input.items("required"));
    var parameters = new ArrayList<String>();
    input
        .object("properties")
        .fields()
        .forEach(
            (name, schema) ->
                parameters.add(parameter(name, schema, required.contains(Json.of(name)))));
    return "(" + String.join(", ", parameters) + ")";
  }

  private static String parameter(String name, Json schema, boolean required) {
    String type = type(schema);
    Json standard = schema instanceof Json.Obj object ? object.get("default") : null;
    if (standard == null && required) {
      return type.isEmpty() ? name : name + ": " + type;
    }
    String value = standard == null ? "None" : PythonText.exact(standard);
    if (type.isEmpty()) {
      return name + "=" + value;
    }
    boolean absent = standard == null && !type.endsWith("None");
    return name + ": " + type + (absent ? " | None" : "") + " = " + value;
  }

  /** Empty for anything. */
  private static String type(@Nullable Json schema) {
    if (!(schema instanceof Json.Obj object)) {
      return "";
    }
    String reference = object.string("$ref");
    if (reference != null) {
      return reference.substring(reference.lastIndexOf('/') + 1);
    }
    List<Json> choices =
        object.items("anyOf").isEmpty() ? object.items("oneOf") : object.items("anyOf");
    if (!choices.isEmpty()) {
      return union(choices);
    }
    List<Json> values = object.has("const") ? List.of(object.get("const")) : object.items("enum");
    if (!values.isEmpty()) {
      return "Literal[" + String.join(", ", values.stream().map(PythonText::exact).toList()) + "]";
    }
    return switch (object.get("type")) {
      case Json.Str(String name) -> named(name, object);
      case Json.Arr(List<Json> names) ->
          union(names.stream().<Json>map(name -> object.with("type", name)).toList());
      case null, default -> "";
    };
  }

  private static String union(List<Json> choices) {
    Set<String> types = new LinkedHashSet<>();
    choices.forEach(choice -> types.add(type(choice)));
    return types.contains("") ? "" : String.join(" | ", types);
  }

  private static String named(String name, Json.Obj schema) {
    return switch (name) {
      case "string" -> "str";
      case "integer" -> "int";
      case "number" -> "float";
      case "boolean" -> "bool";
      case "null" -> "None";
      case "array" -> {
        String items = type(schema.get("items"));
        yield items.isEmpty() ? "list" : "list[" + items + "]";
      }
      case "object" -> {
        String values = type(schema.get("additionalProperties"));
        yield values.isEmpty() ? "dict" : "dict[str, " + values + "]";
      }
      default -> name;
    };
  }
}
