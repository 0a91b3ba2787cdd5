package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One of the constants of an enum, by name. */
final class EnumShape implements Shape {
  private final Map<String, Object> constants = new LinkedHashMap<>();
  private final @Nullable String description;

  EnumShape(Class<?> type) {
    var meanings = new StringJoiner("; ");
    for (Field field : type.getFields()) {
      if (field.isEnumConstant()) {
        String name = Names.of(field, field.getName());
        if (constants.put(name, constant(type, field)) != null) {
          throw new IllegalArgumentException(
              type.getTypeName() + ": two of its constants are named \"" + name + "\"");
        }
        String meaning = Names.description(field);
        if (meaning != null) {
          meanings.add(name + ": " + meaning);
        }
      }
    }
    String own = Names.description(type);
    description =
        meanings.length() == 0 ? own : own == null ? meanings.toString() : own + "\n" + meanings;
  }

  private static Object constant(Class<?> type, Field field) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(field.getName())) {
        return constant;
      }
    }
    throw new IllegalStateException(field + " is no constant");
  }

  List<String> names() {
    return List.copyOf(constants.keySet());
  }

  @Override
  public Json.Obj schema(Definitions definitions) {
    return Keywords.type("string").strings("enum", names()).describe(description).build();
  }

  @Override
  public @Nullable Object read(Json value, Reading at) {
    Object constant = value instanceof Json.Str(String name) ? constants.get(name) : null;
    return constant == null ? at.expected(oneOf(), value) : constant;
  }

  /** The constant of that name; null if there is none. */
  @Nullable Object find(String name) {
    return constants.get(name);
  }

  String oneOf() {
    var names = new StringJoiner("\", \"", "one of \"", "\"");
    constants.keySet().forEach(names::add);
    return names.toString();
  }
}
