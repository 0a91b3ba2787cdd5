package dev.llmjava;

import dev.llmjava.json.Json;

/**
 * Something the model may ask the application to run.
 *
 * @param inputSchema JSON Schema of its arguments
 */
public record Tool(String name, String description, Json.Obj inputSchema, Body body) {
  /** What runs. A string is sent to the model as it is, a {@link Json} as JSON. */
  @FunctionalInterface
  public interface Body {
    /** Anything thrown becomes a failed result that the model sees. */
    Object run(Json.Obj arguments) throws Exception;
  }

  @Override
  public String toString() {
    return "Tool[" + name + "]";
  }
}
