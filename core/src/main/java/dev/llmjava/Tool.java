package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.schema.JsonType;
import org.jspecify.annotations.Nullable;

/**
 * Something the model may ask the application to run. {@code dev.llmjava.tool} makes them from
 * annotated methods.
 *
 * @param inputSchema JSON Schema of its arguments, an object's
 * @param outputSchema JSON Schema of what it answers, for lists of tools; null where nobody said
 * @param origin where the log says that it comes from
 */
public record Tool(
    String name,
    String description,
    Json.Obj inputSchema,
    Json.@Nullable Obj outputSchema,
    Body body,
    Origin origin) {
  /**
   * A tool as the model will know it.
   *
   * @throws IllegalArgumentException when something is null, or the name is empty
   */
  public Tool {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a tool needs a name that the model can call it by");
    }
    require(name, "description; say what it does, or \"\"", description);
    require(name, "schema of its arguments", inputSchema);
    require(name, "function to run", body);
    require(name, "origin; that of no plugin is Origin.NONE", origin);
  }

  private static void require(String tool, String what, @Nullable Object value) {
    if (value == null) {
      throw new IllegalArgumentException("the tool \"" + tool + "\" has no " + what);
    }
  }

  /**
   * What runs, on a virtual thread of its own, perhaps beside other calls. It is interrupted when
   * the chain is closed or the call takes too long. Reading on in the chain that waits for it would
   * wait for ever.
   */
  @FunctionalInterface
  public interface Body {
    /**
     * Answers one call. A string is sent to the model as it is; an {@link Attachment}, a {@link
     * Part} or a list of them as what they are; a {@link ToolOutput} says more; anything else is
     * sent as JSON.
     *
     * @throws CancelToolCall to tell the model that it was not done, and why
     * @throws PauseChain to leave the call open until somebody has decided
     * @throws Exception anything else becomes a failed result, which the model sees
     */
    @Nullable Object run(Json.Obj arguments, ToolContext context) throws Exception;
  }

  /** A body that needs to know nothing but the arguments. */
  @FunctionalInterface
  public interface Function {
    @Nullable Object run(Json.Obj arguments) throws Exception;
  }

  /**
   * Where a tool comes from, so that a logged conversation finds it again.
   *
   * @param plugin null for a tool that belongs to the program and to no plugin
   * @param toolbox null for a tool that stands alone
   */
  public record Origin(@Nullable String plugin, @Nullable Instance toolbox) {
    public static final Origin NONE = new Origin(null, null);
  }

  /**
   * A toolbox as it was set up.
   *
   * @param name of its kind, {@code Memory}
   * @param settings what it was made with; empty for one that takes none
   */
  public record Instance(String name, Json.Obj settings) {}

  /** A tool that belongs to no plugin. */
  public Tool(String name, String description, Json.Obj inputSchema, Body body) {
    this(name, description, inputSchema, null, body, Origin.NONE);
  }

  /** A tool that belongs to no plugin and needs to know nothing but its arguments. */
  public Tool(String name, String description, Json.Obj inputSchema, Function function) {
    this(name, description, inputSchema, body(name, function));
  }

  private static Body body(String name, Function function) {
    require(name, "function to run", function);
    return (arguments, context) -> function.run(arguments);
  }

  /**
   * A tool whose arguments are the components of a record. What the model sends that does not fit
   * goes back to it as a failed result, which names every place: {@code arguments.items[2].price:
   * expected a number, got "x"}.
   *
   * @throws IllegalArgumentException for a type that has no form in JSON, see {@link JsonType}, or
   *     one that is no object there: arguments have names
   */
  public static <A> Tool of(
      String name, String description, Class<A> arguments, TypedFunction<? super A> function) {
    require(name, "function to run", function);
    JsonType<A> type = JsonType.of(arguments);
    if (!Json.of("object").equals(type.schema().get("type"))) {
      throw new IllegalArgumentException(
          "the arguments of \""
              + name
              + "\" have no names as "
              + arguments.getTypeName()
              + "; make that a component of a record");
    }
    return new Tool(
        name, description, type.schema(), json -> function.run(type.read(json, "arguments")));
  }

  /** A body that takes its arguments as a value. */
  @FunctionalInterface
  public interface TypedFunction<A> {
    @Nullable Object run(A arguments) throws Exception;
  }

  public Tool from(Origin where) {
    return new Tool(name, description, inputSchema, outputSchema, body, where);
  }

  /** This tool, whose arguments are described otherwise. */
  public Tool taking(Json.Obj schema) {
    return new Tool(name, description, schema, outputSchema, body, origin);
  }

  /** This tool by another name. */
  public Tool named(String other) {
    return new Tool(other, description, inputSchema, outputSchema, body, origin);
  }

  /** The same, of which it is known what it answers. */
  public Tool answering(Json.@Nullable Obj schema) {
    return new Tool(name, description, inputSchema, schema, body, origin);
  }

  @Override
  public String toString() {
    return "Tool[" + name + "]";
  }
}
