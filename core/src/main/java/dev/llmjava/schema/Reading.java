package dev.llmjava.schema;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One pass over a value: where it stands, and all that was wrong so far. One thread. */
final class Reading {
  /** As deep as the parser of JSON goes: deeper values would overflow the stack. */
  static final int DEEPEST = 500;

  private static final int MOST_PROBLEMS = 20;
  private static final int LONGEST_PATH = 200;
  private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$-]{0,59}");

  private final String root;

  /** Names and indices, made into text only for a problem. */
  private final ArrayList<Object> path = new ArrayList<>();

  private final List<String> problems = new ArrayList<>();
  private int found;
  private int depth;

  private Reading(String root) {
    this.root = root;
  }

  /**
   * Reads a whole value.
   *
   * @param path what the paths in errors begin with; may be empty
   */
  static @Nullable Object whole(Shape shape, Json value, String path) {
    var reading = new Reading(path);
    Object result = reading.read(value, shape);
    if (reading.found > reading.problems.size()) {
      reading.problems.add("and " + (reading.found - reading.problems.size()) + " more");
    }
    if (reading.found > 0) {
      throw new SchemaMismatch(reading.problems);
    }
    return result;
  }

  @Nullable Object field(String name, Json value, Shape shape) {
    return below(name, value, shape);
  }

  @Nullable Object item(int index, Json value, Shape shape) {
    return below(index, value, shape);
  }

  private @Nullable Object below(Object step, Json value, Shape shape) {
    path.add(step);
    Object result = read(value, shape);
    path.removeLast();
    return result;
  }

  private @Nullable Object read(Json value, Shape shape) {
    if (depth == DEEPEST) {
      problem("nested too deep");
      return null;
    }
    depth++;
    Object result = shape.read(value, this);
    depth--;
    return result;
  }

  /** Reports what came instead; returns null, for the caller to return. */
  @Nullable Object expected(String what, Json got) {
    return found++ < MOST_PROBLEMS ? add("expected " + what + ", got " + Preview.of(got)) : null;
  }

  void problem(String text) {
    if (found++ < MOST_PROBLEMS) {
      add(text);
    }
  }

  void problemAt(String name, String text) {
    path.add(name);
    problem(text);
    path.removeLast();
  }

  private @Nullable Object add(String text) {
    String where = where();
    problems.add(where.isEmpty() ? text : where + ": " + text);
    return null;
  }

  /** How many problems there are. */
  int found() {
    return found;
  }

  /** Back to a count that {@link #found} gave before. */
  void forget(int count) {
    found = count;
    while (problems.size() > count) {
      problems.removeLast();
    }
  }

  /**
   * The value as an object or array; models at times write one as JSON in a string. Null when it is
   * something else.
   */
  <T extends Json> @Nullable T container(Json value, Class<T> kind) {
    if (value instanceof Json.Str(String text) && !text.isBlank()) {
      char first = text.stripLeading().charAt(0);
      return first == '{' || first == '[' ? parsed(text, kind) : null;
    }
    return kind.isInstance(value) ? kind.cast(value) : null;
  }

  private static <T extends Json> @Nullable T parsed(String text, Class<T> kind) {
    try {
      Json value = Json.parse(text);
      return kind.isInstance(value) ? kind.cast(value) : null;
    } catch (JsonException e) {
      return null;
    }
  }

  /** Shortened in the middle. */
  private String where() {
    var text = new StringBuilder(root);
    for (Object step : path) {
      if (step instanceof String name && PLAIN_NAME.matcher(name).matches()) {
        text.append(text.isEmpty() ? "" : ".").append(name);
      } else {
        text.append('[').append(step instanceof String name ? Preview.of(name) : step).append(']');
      }
    }
    int length = text.length();
    return length <= LONGEST_PATH
        ? text.toString()
        : text.substring(0, LONGEST_PATH / 2) + "..." + text.substring(length - LONGEST_PATH / 2);
  }
}
