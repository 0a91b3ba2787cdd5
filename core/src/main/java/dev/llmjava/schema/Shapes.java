package dev.llmjava.schema;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the shape of a type, of each type once, so that recursive ones come to an end. */
final class Shapes {
  private static final Set<Class<?>> LISTS =
      Set.of(Iterable.class, Collection.class, SequencedCollection.class, List.class);
  private static final Set<Class<?>> SETS = Set.of(Set.class, SequencedSet.class);
  private static final Set<Class<?>> MAPS = Set.of(Map.class, SequencedMap.class);

  /** Deeper generics are those of a record that contains itself of ever larger types. */
  private static final int DEEPEST_GENERICS = 16;

  private final Map<ResolvedType, Shape> known = new HashMap<>();
  private final List<Members> unsettled = new ArrayList<>();

  /**
   * The shape of a type that stands alone.
   *
   * @throws IllegalArgumentException for a type that has no form in JSON, with where it was met
   */
  static Shape of(Type type) {
    var shapes = new Shapes();
    Shape shape = shapes.of(ResolvedType.of(type), type.getTypeName());
    shapes.settle();
    return shape;
  }

  void settle() {
    unsettled.forEach(Members::settle);
  }

  Members members(List<Member> members, String where) {
    var result = new Members(members, where);
    unsettled.add(result);
    return result;
  }

  /**
   * @param type an AnnotatedType's own annotations count for nulls too
   */
  Member member(
      String javaName,
      ResolvedType type,
      String where,
      AnnotatedElement annotated,
      AnnotatedElement annotatedType) {
    boolean nullable = !type.raw().isPrimitive() && Names.nullable(annotated, annotatedType);
    return new Member(Names.of(annotated, javaName), of(type, where), where, annotated, nullable);
  }

  Shape of(ResolvedType type, String where) {
    Shape shape = known.get(type);
    if (shape == null) {
      shape = make(type, where);
      known.put(type, shape);
    }
    return shape;
  }

  private Shape make(ResolvedType type, String where) {
    Class<?> raw = type.raw();
    Shape scalar = Scalars.find(raw);
    if (scalar != null) {
      return scalar;
    }
    if (type.depth() > DEEPEST_GENERICS) {
      throw new IllegalArgumentException(where + ": its type arguments never come to an end");
    }
    if (raw.isEnum()) {
      return new EnumShape(raw);
    }
    if (raw.isRecord()) {
      return record(type);
    }
    if (raw.isSealed() && raw.isInterface()) {
      return union(type, where);
    }
    return container(type, where);
  }

  private Shape container(ResolvedType type, String where) {
    Class<?> raw = type.raw();
    if (raw.isArray()) {
      return new ListShape(raw, of(type.argument(0), where));
    }
    if (LISTS.contains(raw)) {
      return new ListShape(List.class, of(type.argument(0), where));
    }
    if (SETS.contains(raw)) {
      return new ListShape(Set.class, of(type.argument(0), where));
    }
    if (raw == Optional.class) {
      return new OptionalShape(of(type.argument(0), where), Optional::of, Optional.empty());
    }
    if (MAPS.contains(raw)) {
      return new MapShape(key(type, where), of(type.argument(1), where));
    }
    throw new IllegalArgumentException(
        where
            + ": "
            + (raw.getTypeName().equals(where) ? "it" : raw.getTypeName())
            + " has no form in JSON; use a record, String, number, boolean, enum, List, Set, Map,"
            + " Optional, a sealed interface of records, a type of java.time, or Json");
  }

  private @Nullable EnumShape key(ResolvedType map, String where) {
    ResolvedType key = map.argument(0);
    if (of(key, where) instanceof EnumShape names) {
      return names;
    }
    if (key.raw() == String.class || key.raw() == Object.class) {
      return null;
    }
    throw new IllegalArgumentException(
        where + ": the keys of its map are " + key + "; use String or an enum");
  }

  private Shape record(ResolvedType type) {
    var shape = new RecordShape(type);
    known.put(type, shape);
    String name = type.raw().getTypeName();
    var members = new ArrayList<Member>();
    for (RecordComponent component : type.raw().getRecordComponents()) {
      members.add(
          member(
              component.getName(),
              ResolvedType.of(component.getGenericType(), type.bindings()),
              "component \"" + component.getName() + "\" of " + name,
              component,
              component.getAnnotatedType()));
    }
    shape.complete(members(members, name));
    return shape;
  }

  private Shape union(ResolvedType type, String where) {
    var shape = new UnionShape(type);
    known.put(type, shape);
    addVariants(shape, type, where);
    return shape;
  }

  private void addVariants(UnionShape union, ResolvedType type, String where) {
    for (Class<?> permitted : type.raw().getPermittedSubclasses()) {
      ResolvedType variant = type.implementedBy(permitted);
      if (permitted.isInterface() && permitted.isSealed()) {
        addVariants(union, variant, where);
      } else {
        addVariant(union, variant, where);
      }
    }
  }

  private void addVariant(UnionShape union, ResolvedType variant, String where) {
    Class<?> raw = variant.raw();
    if (!raw.isRecord()) {
      throw new IllegalArgumentException(
          where + ": " + variant + " of a sealed interface is no record; make it one");
    }
    String tag = Names.tag(raw);
    if (tag == null) {
      throw new IllegalArgumentException(
          variant
              + " has a component \"type\", the name that tells the records of a sealed interface"
              + " apart; name the component otherwise");
    }
    if (of(variant, where) instanceof RecordShape record && !union.add(tag, record)) {
      throw new IllegalArgumentException(
          where + ": two of its records are called \"" + tag + "\"; annotate one with @Named");
    }
  }
}
