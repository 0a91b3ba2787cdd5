package dev.llmjava.schema;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A type without variables.
 *
 * @param arguments its type arguments, none for a raw type; of an array what it is an array of
 */
record ResolvedType(Class<?> raw, List<ResolvedType> arguments) {
  private static final ResolvedType OBJECT = new ResolvedType(Object.class, List.of());

  static ResolvedType of(Type type) {
    return of(type, Map.of());
  }

  static ResolvedType of(Type type, Map<TypeVariable<?>, ResolvedType> bindings) {
    return switch (type) {
      case Class<?> array when array.isArray() ->
          new ResolvedType(array, List.of(of(array.getComponentType())));
      case Class<?> raw -> new ResolvedType(raw, List.of());
      case ParameterizedType generic ->
          new ResolvedType(
              (Class<?>) generic.getRawType(),
              Arrays.stream(generic.getActualTypeArguments()).map(t -> of(t, bindings)).toList());
      case GenericArrayType array -> {
        ResolvedType component = of(array.getGenericComponentType(), bindings);
        yield new ResolvedType(component.raw().arrayType(), List.of(component));
      }
      case WildcardType wildcard -> of(wildcard.getUpperBounds()[0], bindings);
      case TypeVariable<?> variable -> {
        ResolvedType bound = bindings.get(variable);
        yield bound == null ? erased(variable) : bound;
      }
      default -> throw new IllegalArgumentException(type.getTypeName() + " is no Java type");
    };
  }

  /** Without arguments, because a bound may mention its own variable. */
  private static ResolvedType erased(TypeVariable<?> variable) {
    Type bound = variable.getBounds()[0];
    while (bound instanceof TypeVariable<?> other) {
      bound = other.getBounds()[0];
    }
    return bound instanceof ParameterizedType generic
        ? new ResolvedType((Class<?>) generic.getRawType(), List.of())
        : of(bound);
  }

  /** The type argument at that place; Object for a raw type. */
  ResolvedType argument(int index) {
    return index < arguments.size() ? arguments.get(index) : OBJECT;
  }

  /** What the variables of the class stand for. */
  Map<TypeVariable<?>, ResolvedType> bindings() {
    var bindings = new HashMap<TypeVariable<?>, ResolvedType>();
    TypeVariable<?>[] variables = raw.getTypeParameters();
    for (int i = 0; i < arguments.size() && i < variables.length; i++) {
      bindings.put(variables[i], arguments.get(i));
    }
    return bindings;
  }

  /** A class that implements this interface, its variables bound as this type binds its own. */
  ResolvedType implementedBy(Class<?> subclass) {
    var bindings = new HashMap<TypeVariable<?>, ResolvedType>();
    for (Type parent : subclass.getGenericInterfaces()) {
      if (parent instanceof ParameterizedType generic && generic.getRawType() == raw) {
        Type[] passedOn = generic.getActualTypeArguments();
        for (int i = 0; i < passedOn.length; i++) {
          if (passedOn[i] instanceof TypeVariable<?> variable) {
            bindings.put(variable, argument(i));
          }
        }
      }
    }
    return new ResolvedType(
        subclass, Arrays.stream(subclass.getTypeParameters()).map(v -> of(v, bindings)).toList());
  }

  /** A name for definitions: {@code Page_Dog}. */
  String simpleName() {
    var name = new StringBuilder(raw.isArray() ? "array" : raw.getSimpleName());
    arguments.forEach(argument -> name.append('_').append(argument.simpleName()));
    return name.toString();
  }

  /** How deep type arguments are nested. */
  int depth() {
    int deepest = 0;
    for (ResolvedType argument : arguments) {
      deepest = Math.max(deepest, argument.depth());
    }
    return deepest + 1;
  }

  @Override
  public String toString() {
    return raw.getTypeName();
  }
}
