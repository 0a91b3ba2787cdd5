package dev.llmjava.tool;

import dev.llmjava.Tool;
import dev.llmjava.ToolContext;
import dev.llmjava.json.Json;
import dev.llmjava.schema.Description;
import dev.llmjava.schema.JsonType;
import dev.llmjava.schema.Parameters;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A method that is a tool, without the object to call it on. */
record MethodTool(Method method, String name, String description, Parameters parameters) {
  /** What every provider takes. */
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  /**
   * The annotated methods of a class, by name.
   *
   * @throws IllegalArgumentException for one that cannot be a tool, with what to do about it
   */
  static List<MethodTool> of(Class<?> type) {
    refuseHidden(type);
    var tools = new ArrayList<MethodTool>();
    Set<String> names = new HashSet<>();
    for (Method method : type.getMethods()) {
      if (method.isAnnotationPresent(ToolMethod.class) && !method.isBridge()) {
        MethodTool tool = of(method);
        if (!names.add(tool.name)) {
          throw new IllegalArgumentException(
              place(method)
                  + ": another tool is called \""
                  + tool.name
                  + "\"; give one a name of its own with @ToolMethod(name = \"...\")");
        }
        tools.add(tool);
      }
    }
    tools.sort(Comparator.comparing(MethodTool::name));
    return tools;
  }

  private static void refuseHidden(Class<?> type) {
    Set<Method> open = Set.of(type.getMethods());
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(ToolMethod.class) && !open.contains(method)) {
        throw new IllegalArgumentException(place(method) + " is a tool; make it public");
      }
    }
  }

  private static MethodTool of(Method method) {
    ToolMethod marked = method.getAnnotation(ToolMethod.class);
    String name = marked.name().isEmpty() ? method.getName() : marked.name();
    requireOpen(method);
    requireTaken(method, name);
    return of(method, name, description(method));
  }

  /** Whatever it is annotated with. */
  static MethodTool of(Method method, String name, String description) {
    requireOpen(method);
    return new MethodTool(method, name, description, Parameters.of(method, MethodTool::isContext));
  }

  private static void requireOpen(Method method) {
    if (!method.trySetAccessible()) {
      throw new IllegalArgumentException(
          place(method)
              + " cannot be called from here; make its class public in an exported package, or open"
              + " the package to the module dev.llmjava");
    }
  }

  private static void requireTaken(Method method, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          place(method)
              + ": providers do not take the name \""
              + name
              + "\"; give it one of up to 64 letters, digits, _ and - with @ToolMethod(name ="
              + " \"...\")");
    }
  }

  private static boolean isContext(Parameter parameter) {
    return parameter.getType() == ToolContext.class;
  }

  private static String description(Method method) {
    String text = method.getAnnotation(ToolMethod.class).value();
    Description apart = method.getAnnotation(Description.class);
    if (text.isBlank() && apart != null) {
      text = apart.value();
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException(
          place(method)
              + " has no description for the model; say what it does with @ToolMethod(\"...\")");
    }
    Returns returns = method.getAnnotation(Returns.class);
    return returns == null ? text : text + "\n\nReturns:\n- " + returns.value() + type(method);
  }

  private static String type(Method method) {
    Json.Obj schema = outputSchema(method);
    String type = schema == null ? null : schema.string("type");
    return type == null ? "" : " (type: " + type + ")";
  }

  /** Null for what has no form in JSON, such as an attachment. */
  private static Json.@Nullable Obj outputSchema(Method method) {
    try {
      return JsonType.of(method.getGenericReturnType()).schema();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  Json.@Nullable Obj outputSchema() {
    return outputSchema(method);
  }

  private static String place(Method method) {
    return method.getDeclaringClass().getTypeName() + "." + method.getName();
  }

  /** Whether it needs no object. */
  boolean isStatic() {
    return Modifier.isStatic(method.getModifiers());
  }

  String place() {
    return place(method);
  }

  /**
   * The tool that calls it.
   *
   * @param target null for a static method
   */
  Tool on(@Nullable Object target, String prefix) {
    return new Tool(
            prefix + name,
            description,
            parameters.schema(),
            (arguments, context) -> call(target, arguments, context))
        .answering(outputSchema());
  }

  /** The method's own exception is what the model is told. */
  private @Nullable Object call(@Nullable Object target, Json.Obj arguments, ToolContext context)
      throws Exception {
    @Nullable Object[] values = parameters.read(arguments);
    Class<?>[] types = method.getParameterTypes();
    Arrays.setAll(values, i -> types[i] == ToolContext.class ? context : values[i]);
    try {
      return method.invoke(target, values);
    } catch (InvocationTargetException e) {
      switch (e.getCause()) {
        case Exception own -> throw own;
        case Error own -> throw own;
        case null, default -> throw e;
      }
    }
  }
}
