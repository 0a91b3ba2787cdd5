package dev.llmjava.tool;

import dev.llmjava.LlmException;
import dev.llmjava.Tool;
import dev.llmjava.Toolbox;
import dev.llmjava.json.Json;
import dev.llmjava.schema.Description;
import dev.llmjava.schema.JsonType;
import dev.llmjava.schema.SchemaMismatch;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Toolboxes of one kind, to be set up by name: {@code Memory}, or {@code Files({"root": "/tmp"})}.
 * The name is the simple name of the class, or what {@code @Named} says; {@code @Description} on
 * the class says what it is good for. What it is set up with is logged, so that a conversation that
 * goes on sets up the same again; keys do not belong there.
 *
 * @param <C> its settings, a record
 */
public final class ToolboxKind<C> {
  private record NoSettings() {}

  /**
   * What is known of a tool before its toolbox is set up.
   *
   * @param outputSchema null for what has no form in JSON
   */
  public record Signature(
      String name, String description, Json.Obj inputSchema, Json.@Nullable Obj outputSchema) {}

  private final String name;
  private final Class<?> type;
  private final JsonType<C> settings;
  private final Function<? super C, ?> factory;
  private final List<MethodTool> methods;

  private ToolboxKind(
      String name, Class<?> type, JsonType<C> settings, Function<? super C, ?> factory) {
    this.name = name;
    this.type = type;
    this.settings = settings;
    this.factory = factory;
    methods = MethodTool.of(type);
    if (methods.isEmpty() && !dynamic()) {
      throw Toolboxes.empty(type);
    }
  }

  /**
   * A kind without settings.
   *
   * @param type with methods that are annotated with {@link ToolMethod}, or a {@link Toolbox}
   * @throws IllegalArgumentException when there is a method that cannot be a tool, or none at all
   */
  public static <T> ToolboxKind<?> of(Class<T> type, Supplier<? extends T> make) {
    return new ToolboxKind<NoSettings>(
        Toolboxes.name(type), type, JsonType.of(NoSettings.class), none -> make.get());
  }

  /** A kind with settings; what its components say of defaults holds here too. */
  public static <T, C extends Record> ToolboxKind<C> of(
      Class<T> type, Class<C> settings, Function<? super C, ? extends T> make) {
    return new ToolboxKind<>(Toolboxes.name(type), type, JsonType.of(settings), make);
  }

  /** The same by another name. */
  public ToolboxKind<C> named(String other) {
    return new ToolboxKind<>(other, type, settings, factory);
  }

  public String name() {
    return name;
  }

  /** Empty when nobody said what it is good for. */
  public String description() {
    Description description = type.getAnnotation(Description.class);
    return description == null ? "" : description.value();
  }

  public Json.Obj settingsSchema() {
    return settings.schema();
  }

  /** Whether it looks for tools, so that not all are known before it is set up. */
  public boolean dynamic() {
    return Toolbox.class.isAssignableFrom(type);
  }

  /** The tools that are known already. */
  public List<Signature> tools() {
    return methods.stream()
        .map(
            tool ->
                new Signature(
                    name + "_" + tool.name(),
                    tool.description(),
                    tool.parameters().schema(),
                    tool.outputSchema()))
        .toList();
  }

  /**
   * Sets one up.
   *
   * @throws LlmException.Setup for settings that do not fit, or that the toolbox refuses
   */
  public Toolbox open(Json.Obj given) {
    return open(given, null);
  }

  /**
   * Sets one up.
   *
   * @param plugin that the kind came from; null for none
   */
  Toolbox open(Json given, @Nullable String plugin) {
    C read;
    try {
      read = settings.read(given, name);
    } catch (SchemaMismatch e) {
      throw new LlmException.Setup(String.join("; ", e.problems()), e);
    }
    var instance = new Tool.Instance(name, written(read));
    return Toolboxes.open(made(read), new Tool.Origin(plugin, instance), name);
  }

  /** Defaults that were filled in are written too: they may be others tomorrow. */
  private static Json.Obj written(Object settings) {
    return JsonType.write(settings) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }

  private Object made(C read) {
    try {
      return factory.apply(read);
    } catch (LlmException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new LlmException.Setup(name + " cannot be set up: " + OneLine.of(e), e);
    }
  }

  /** The name of the first setting, for a value that stands alone; null without settings. */
  @Nullable String firstSetting() {
    return settingsSchema().object("properties").fields().keySet().stream()
        .findFirst()
        .orElse(null);
  }

  @Override
  public String toString() {
    return "ToolboxKind[" + name + "]";
  }
}
