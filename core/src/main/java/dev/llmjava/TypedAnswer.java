package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.schema.JsonType;
import dev.llmjava.schema.SchemaMismatch;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is a Java value. Providers take the schema of an object only, so anything else is
 * asked for, and read, as the one property of an object.
 *
 * @param wrapper the name of that property; null for a type that is an object itself
 */
record TypedAnswer<T>(String name, JsonType<T> type, @Nullable String wrapper) {
  private static final String DEFINITIONS = "$defs";

  /** What of an answer is shown that is not what was asked for. */
  private static final int SHOWN = 500;

  static <T> TypedAnswer<T> of(Class<T> type) {
    JsonType<T> form = JsonType.of(type);
    boolean object = "object".equals(form.schema().string("type"));
    return new TypedAnswer<>(type.getSimpleName(), form, object ? null : "value");
  }

  /** As LLM's {@code schema_multi}. */
  @SuppressWarnings("unchecked") // a list of T is what the type describes
  static <T> TypedAnswer<List<T>> listOf(Class<T> type) {
    JsonType<List<T>> form = (JsonType<List<T>>) JsonType.of(new ListOf(type));
    return new TypedAnswer<>("list of " + type.getSimpleName(), form, "items");
  }

  Json.Obj schema() {
    Json.Obj own = type.schema();
    if (wrapper == null) {
      return own;
    }
    var schema =
        Json.object()
            .put("type", "object")
            .put("properties", Json.object().put(wrapper, own.without(DEFINITIONS)).build())
            .put("required", Json.array(List.of(Json.of(wrapper))));
    return schema.putIfPresent(DEFINITIONS, own.get(DEFINITIONS)).build();
  }

  /**
   * @throws LlmException.Mismatch with the answer, when it is something else
   */
  T read(String text) {
    try {
      Json json = Json.parse(unfenced(text));
      if (wrapper != null) {
        Json inner = json instanceof Json.Obj object ? object.get(wrapper) : null;
        json = inner == null ? json : inner;
      }
      return type.read(json);
    } catch (SchemaMismatch | JsonException e) {
      throw new LlmException.Mismatch(name, String.valueOf(e.getMessage()), shown(text));
    }
  }

  /** Models without structured output put JSON into a code block. */
  private static String unfenced(String text) {
    String stripped = text.strip();
    int line = stripped.indexOf('\n');
    return stripped.startsWith("```") && stripped.endsWith("```") && line > 0
        ? stripped.substring(line + 1, stripped.length() - 3)
        : stripped;
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  private record ListOf(Class<?> item) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {item};
    }

    @Override
    public Type getRawType() {
      return List.class;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }
}
