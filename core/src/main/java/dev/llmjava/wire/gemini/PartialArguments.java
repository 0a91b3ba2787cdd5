package dev.llmjava.wire.gemini;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that come in pieces ("PartialArg"): each has the path of a value and the value, or more
 * of it. They come in the order of the text they stand for, so the text can be written as they
 * come. A piece that does not fit there is written as it is: then the text is no JSON and nobody
 * runs the tool on arguments that are half right, but all that came is there.
 */
final class PartialArguments {
  private final StringBuilder text = new StringBuilder("{");
  private final List<Set<String>> names = new ArrayList<>();
  private List<Object> last = List.of();
  private boolean inString;
  private boolean broken;

  PartialArguments() {
    names.add(new HashSet<>());
  }

  /** Values that come whole. */
  void addAll(Json.Obj args) {
    for (Map.Entry<String, Json> field : args.fields().entrySet()) {
      Json value = field.getValue();
      add(List.of(field.getKey()), value, false, Json.object().put(field.getKey(), value).build());
    }
  }

  void add(Json piece) {
    if (piece instanceof Json.Obj partial) {
      Json value = value(partial);
      if (value != null) {
        String path = partial.string("jsonPath");
        List<Object> steps = path == null ? List.of() : JsonPath.steps(path);
        add(steps, value, partial.isTrue("willContinue"), partial);
      }
    }
  }

  /** The arguments are whole. */
  void close() {
    endString();
    closeTo(0);
    text.append('}');
  }

  /** What was written since this was last asked. */
  String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }

  private static @Nullable Json value(Json.Obj partial) {
    for (String name : new String[] {"stringValue", "numberValue", "boolValue"}) {
      if (partial.has(name)) {
        return partial.get(name);
      }
    }
    return partial.get("nullValue") == null ? null : Json.Null.NULL;
  }

  private void add(List<Object> path, Json value, boolean more, Json piece) {
    if (inString && path.equals(last) && value instanceof Json.Str(String chunk)) {
      text.append(inside(chunk));
    } else {
      endString();
      if (broken || !goTo(path)) {
        broken = true;
        text.append(piece);
        return;
      }
      inString = more && value instanceof Json.Str;
      String written = value.toString();
      text.append(inString ? written.substring(0, written.length() - 1) : written);
    }
    if (!more) {
      endString();
    }
  }

  /**
   * Writes all that stands between the last value and the one at {@code path}, if it can follow.
   */
  private boolean goTo(List<Object> path) {
    int same = 0;
    int both = Math.min(path.size(), last.size());
    while (same < both && path.get(same).equals(last.get(same))) {
      same++;
    }
    if (same == path.size() || (same == last.size() && same > 0) || !follows(path, same)) {
      return false;
    }
    closeTo(same);
    if (!last.isEmpty()) {
      text.append(',');
    }
    for (int i = same; i < path.size(); i++) {
      if (i > same) {
        text.append(path.get(i) instanceof String ? '{' : '[');
        names.add(new HashSet<>());
      }
      if (path.get(i) instanceof String name) {
        names.get(i).add(name);
        text.append(Json.of(name)).append(':');
      }
    }
    last = path;
    return true;
  }

  /** Whether a path can be the next after the last one, with which it has {@code same} steps. */
  private boolean follows(List<Object> path, int same) {
    boolean first = same >= last.size();
    boolean sibling =
        switch (path.get(same)) {
          case String name ->
              (first || last.get(same) instanceof String) && !names.get(same).contains(name);
          case Integer index ->
              !first && last.get(same) instanceof Integer before && index == before + 1;
          default -> false;
        };
    for (int i = same + 1; i < path.size(); i++) {
      sibling &= path.get(i) instanceof String || path.get(i).equals(0);
    }
    return sibling;
  }

  /** Ends what is open inside of the container at a depth. */
  private void closeTo(int depth) {
    for (int i = last.size() - 1; i > depth; i--) {
      text.append(last.get(i) instanceof String ? '}' : ']');
      names.removeLast();
    }
  }

  private void endString() {
    if (inString) {
      inString = false;
      text.append('"');
    }
  }

  private static String inside(String chunk) {
    String quoted = Json.of(chunk).toString();
    return quoted.substring(1, quoted.length() - 1);
  }
}
