package dev.llmjava.cli.schema;

import dev.llmjava.json.Json;
import java.util.ArrayList;

/** A schema as the names in it: {@code {name, dogs: [{name, age}]}}. */
public final class SchemaSummary {
  private SchemaSummary() {}

  /** Empty for what is neither an object nor a list of objects. */
  public static String of(Json schema) {
    if (!(schema instanceof Json.Obj object)) {
      return "";
    }
    return switch (type(object)) {
      case "object" -> properties(object.object("properties"));
      case "array" -> of(object.object("items"));
      default -> "";
    };
  }

  private static String properties(Json.Obj properties) {
    var names = new ArrayList<String>();
    properties.fields().forEach((name, property) -> names.add(name + content(property)));
    return "{" + String.join(", ", names) + "}";
  }

  private static String content(Json property) {
    if (!(property instanceof Json.Obj object)) {
      return "";
    }
    return switch (type(object)) {
      case "array" -> ": [" + of(object.object("items")) + "]";
      case "object" -> ": " + of(object);
      default -> "";
    };
  }

  /** Empty where it is missing or a list of types. */
  private static String type(Json.Obj schema) {
    String type = schema.string("type");
    return type == null ? "" : type;
  }
}
