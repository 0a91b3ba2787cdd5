package dev.llmjava.conformance;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A request as a map from paths to values in which requests that mean the same are the same: nulls
 * and empty lists left out, a list of one text is that text, no content is empty content, streaming
 * is off unless asked for, a call's arguments and its id count as they are.
 */
final class SemanticForm {
  private SemanticForm() {}

  static Map<String, Json> of(Json.Obj request) {
    var flat = new TreeMap<String, Json>();
    flatten("", simple(request), flat);
    flat.remove("stream", Json.of(false));
    return flat;
  }

  private static Json simple(Json value) {
    return switch (value) {
      case Json.Obj object -> simple(object);
      case Json.Arr(List<Json> items) ->
          Json.array(items.stream().map(SemanticForm::simple).toList());
      default -> value;
    };
  }

  private static Json.Obj simple(Json.Obj object) {
    var kept = new LinkedHashMap<String, Json>();
    object
        .fields()
        .forEach(
            (name, value) -> {
              Json simple = simple(value);
              boolean nothing =
                  simple.equals(Json.Null.NULL) || simple.equals(Json.array(List.of()));
              if (!nothing && !(name.equals("description") && simple.equals(Json.of("")))) {
                kept.put(name, sameMeaning(name, simple));
              }
            });
    if (kept.containsKey("role")) {
      kept.putIfAbsent("content", Json.of(""));
    }
    return new Json.Obj(kept);
  }

  private static Json sameMeaning(String name, Json value) {
    return switch (name) {
      case "content" -> content(value);
      case "thinking" -> thinking(value);
      default -> value;
    };
  }

  /** The pieces of one thought are one thought. */
  private static Json thinking(Json value) {
    if (!(value instanceof Json.Arr(List<Json> pieces))) {
      return value;
    }
    var text = new StringBuilder();
    pieces.forEach(piece -> text.append(((Json.Obj) piece).string("text")));
    return Json.of(text.toString());
  }

  private static Json content(Json content) {
    return content instanceof Json.Arr(List<Json> items)
            && items.size() == 1
            && items.getFirst() instanceof Json.Obj only
            && "text".equals(only.string("type"))
        ? Objects.requireNonNull(only.get("text"))
        : content;
  }

  private static void flatten(String path, Json value, Map<String, Json> flat) {
    switch (value) {
      case Json.Obj(Map<String, Json> fields) when !fields.isEmpty() ->
          fields.forEach(
              (name, field) -> flatten(path.isEmpty() ? name : path + "." + name, field, flat));
      case Json.Arr(List<Json> items) -> {
        for (int i = 0; i < items.size(); i++) {
          flatten(path + "[" + i + "]", items.get(i), flat);
        }
      }
      default -> flat.put(path, value);
    }
  }

  /** The paths at which two requests differ. */
  static List<String> differences(Json.Obj recorded, Json.Obj rendered) {
    Map<String, Json> a = of(recorded);
    Map<String, Json> b = of(rendered);
    var paths = new ArrayList<String>();
    a.forEach(
        (path, value) -> {
          if (!value.equals(b.get(path))) {
            paths.add(path);
          }
        });
    b.keySet().stream().filter(path -> !a.containsKey(path)).forEach(paths::add);
    return paths;
  }
}
