package dev.llmjava.schema;

import dev.llmjava.json.Json;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a method as one JSON object, as {@link JsonType} does it for the components of
 * a record. Immutable and safe for many threads.
 */
public final class Parameters {
  private final Members members;
  private final boolean[] skipped;
  private final Json.Obj schema;

  private Parameters(Members members, boolean[] skipped) {
    this.members = members;
    this.skipped = skipped;
    schema = Definitions.document(members);
  }

  /**
   * The parameters of a method.
   *
   * @param skipped the parameters that are no business of the caller's
   * @throws IllegalArgumentException for parameters without names or with a type that has no form
   *     in JSON
   */
  public static Parameters of(Method method, Predicate<Parameter> skipped) {
    String name = method.getDeclaringClass().getTypeName() + "." + method.getName();
    Parameter[] parameters = method.getParameters();
    var left = new boolean[parameters.length];
    var shapes = new Shapes();
    var members = new ArrayList<Member>();
    for (int i = 0; i < parameters.length; i++) {
      left[i] = skipped.test(parameters[i]);
      if (!left[i]) {
        members.add(member(parameters[i], name, shapes));
      }
    }
    Members all = shapes.members(List.copyOf(members), name);
    shapes.settle();
    return new Parameters(all, left);
  }

  private static Member member(Parameter parameter, String method, Shapes shapes) {
    if (!parameter.isNamePresent() && !parameter.isAnnotationPresent(Named.class)) {
      throw new IllegalArgumentException(
          method
              + ": its parameters have no names; compile it with -parameters, or annotate each with"
              + " @Named(\"...\")");
    }
    return shapes.member(
        parameter.getName(),
        ResolvedType.of(parameter.getParameterizedType()),
        "parameter \"" + Names.of(parameter, parameter.getName()) + "\" of " + method,
        parameter,
        parameter.getAnnotatedType());
  }

  /** An object schema that holds everything it refers to. */
  public Json.Obj schema() {
    return schema;
  }

  /**
   * One value per parameter of the method, null for those that were skipped.
   *
   * @throws SchemaMismatch with everything that is wrong; its paths begin with {@code arguments}
   */
  public @Nullable Object[] read(Json.Obj arguments) {
    var values = new @Nullable Object[skipped.length];
    if (Reading.whole(members, arguments, "arguments") instanceof Object[] given) {
      int next = 0;
      for (int i = 0; i < values.length; i++) {
        values[i] = skipped[i] ? null : given[next++];
      }
    }
    return values;
  }
}
