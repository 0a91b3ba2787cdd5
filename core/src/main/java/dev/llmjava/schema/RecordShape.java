package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record: an object with its components as properties. */
final class RecordShape implements Shape.Definable {
  private final ResolvedType type;
  private final Constructor<?> constructor;
  private final @Nullable String description;
  private final @Nullable String tag;
  private Members members = new Members(List.of(), "");

  /**
   * @throws IllegalArgumentException for a record that this package may not create
   */
  RecordShape(ResolvedType type) {
    this.type = type;
    Class<?> raw = type.raw();
    constructor = constructor(raw);
    description = Names.description(raw);
    tag = Names.tag(raw);
  }

  private static Constructor<?> constructor(Class<?> raw) {
    Class<?>[] types =
        Arrays.stream(raw.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = raw.getDeclaredConstructor(types);
      if (constructor.trySetAccessible()) {
        return constructor;
      }
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(raw + " has no canonical constructor", e);
    }
    throw new IllegalArgumentException(
        raw.getTypeName()
            + " cannot be created from here; make it public in an exported package, or open its"
            + " package to the module dev.llmjava");
  }

  /** Gives it its components, which may contain it. */
  void complete(Members components) {
    members = components;
  }

  @Override
  public String name() {
    return type.simpleName();
  }

  @Override
  public List<Shape> parts() {
    return members.parts();
  }

  @Override
  public Json.Obj schema(Definitions definitions) {
    return Keywords.of(members.schema(definitions)).describe(description).build();
  }

  /** As one of several records of a sealed interface. */
  Json.Obj taggedSchema(Definitions definitions) {
    return Keywords.of(members.schema(definitions, tag)).describe(description).build();
  }

  @Override
  public @Nullable Object read(Json value, Reading at) {
    Json.Obj object = at.container(value, Json.Obj.class);
    if (object == null) {
      return at.expected("an object", value);
    }
    @Nullable Object @Nullable [] values = members.read(object, at, tag);
    return values == null ? null : create(values, object, at);
  }

  /** A constructor may have its own opinion about values; the model is told. */
  private @Nullable Object create(@Nullable Object[] values, Json.Obj from, Reading at) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Error error) {
        throw error;
      }
      String message = cause == null ? null : cause.getMessage();
      at.problem(
          (message == null ? "not allowed" : message.strip().replaceAll("\\s+", " "))
              + ", got "
              + Preview.of(from));
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + type, e);
    }
  }
}
