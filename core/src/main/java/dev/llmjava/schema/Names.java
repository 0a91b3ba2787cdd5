package dev.llmjava.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What annotations say about names, descriptions and nulls. */
final class Names {
  /** The property that tells the records of a sealed interface apart. */
  static final String TAG = "type";

  private Names() {}

  static String of(AnnotatedElement element, String javaName) {
    Named named = element.getAnnotation(Named.class);
    return named == null ? javaName : named.value();
  }

  static @Nullable String description(AnnotatedElement element) {
    Description description = element.getAnnotation(Description.class);
    return description == null ? null : description.value();
  }

  /** Whether one of the elements has an annotation {@code Nullable}, of whatever library. */
  static boolean nullable(AnnotatedElement... elements) {
    return Arrays.stream(elements)
        .flatMap(element -> Arrays.stream(element.getAnnotations()))
        .map(Annotation::annotationType)
        .anyMatch(type -> type.getSimpleName().equals("Nullable"));
  }

  /** How a record is told from others of a sealed interface; null where it belongs to none. */
  static @Nullable String tag(Class<?> type) {
    return isSealed(type) && !hasTagComponent(type) ? of(type, type.getSimpleName()) : null;
  }

  static boolean hasTagComponent(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .anyMatch(component -> of(component, component.getName()).equals(TAG));
  }

  private static boolean isSealed(Class<?> type) {
    return Arrays.stream(type.getInterfaces())
        .anyMatch(parent -> parent.isSealed() || isSealed(parent));
  }
}
