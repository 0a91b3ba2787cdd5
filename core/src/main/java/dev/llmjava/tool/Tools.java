package dev.llmjava.tool;

import dev.llmjava.Tool;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes tools of methods that are annotated with {@link ToolMethod}. */
public final class Tools {
  private Tools() {}

  /**
   * The public methods of an object, by name. They are called on several threads at a time.
   *
   * @throws IllegalArgumentException when there is none, or one that cannot be a tool: it names
   *     class, method and parameter and says what to do
   */
  public static List<Tool> of(Object object) {
    if (object instanceof Class<?> type) {
      return of(type);
    }
    return require(object.getClass()).stream().map(tool -> tool.on(object, "")).toList();
  }

  /** The public static methods of a class; the same otherwise. */
  public static List<Tool> of(Class<?> type) {
    List<MethodTool> methods = require(type);
    for (MethodTool method : methods) {
      if (!method.isStatic()) {
        throw new IllegalArgumentException(
            method.place() + " is not static; make the tools of an object, or make it static");
      }
    }
    return methods.stream().map(tool -> tool.on(null, "")).toList();
  }

  /**
   * These public static methods, which need no annotations: each goes by its own name.
   *
   * @param described what each does, for the model; may be empty
   * @throws IllegalArgumentException when one cannot be a tool, or two have one name
   */
  public static List<Tool> of(Map<Method, String> described) {
    var tools = new LinkedHashMap<String, Tool>();
    described.forEach(
        (method, description) -> {
          MethodTool tool = MethodTool.of(method, method.getName(), description);
          if (tools.put(tool.name(), tool.on(null, "")) != null) {
            throw new IllegalArgumentException(
                "two methods are called \"" + tool.name() + "\"; rename one of them");
          }
        });
    return List.copyOf(tools.values());
  }

  private static List<MethodTool> require(Class<?> type) {
    List<MethodTool> methods = MethodTool.of(type);
    if (methods.isEmpty()) {
      throw new IllegalArgumentException(
          type.getTypeName() + " has no tools; annotate its public methods with @ToolMethod");
    }
    return methods;
  }
}
