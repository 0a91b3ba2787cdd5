package dev.llmjava.conformance;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request as a map from paths to values in which requests that mean the same are the same: nulls
 * and empty lists left out, a list of one text is that text, no content is empty content, what has
 * a role is a message, streaming is off unless asked for, a call's arguments count as JSON. Ids
 * that link calls and results count as links: the first is the same as the first, whatever it is.
 */
final class SemanticForm {
  private static final Set<String> LINKS = Set.of("tool_call_id", "call_id", "tool_use_id");

  private static final Set<String> TEXTS = Set.of("text", "input_text", "output_text");

  private SemanticForm() {}

  static Map<String, Json> of(Json.Obj request) {
    var flat = new TreeMap<String, Json>();
    flatten("", simple(request), flat);
    flat.remove("stream", Json.of(false));
    link(flat);
    return flat;
  }

  private static void link(Map<String, Json> flat) {
    var links = new LinkedHashMap<Json, Json>();
    flat.forEach(
        (path, value) -> {
          String name = path.substring(path.lastIndexOf('.') + 1);
          if (LINKS.contains(name)) {
            links.putIfAbsent(value, Json.of("link " + links.size()));
          }
        });
    flat.replaceAll((path, value) -> links.getOrDefault(value, value));
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
      kept.remove("type", Json.of("message"));
    }
    return new Json.Obj(kept);
  }

  private static Json sameMeaning(String name, Json value) {
    return switch (name) {
      case "content", "system" -> content(value);
      case "thinking" -> thinking(value);
      case "arguments" -> arguments(value);
      default -> value;
    };
  }

  private static Json arguments(Json value) {
    try {
      return value instanceof Json.Str(String text) ? simple(Json.parse(text)) : value;
    } catch (JsonException e) {
      return value;
    }
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
            && TEXTS.contains(String.valueOf(only.string("type")))
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

  /** The paths at which two requests differ, each with what is there in both. */
  static Map<String, String> differences(Json.Obj recorded, Json.Obj rendered) {
    Map<String, Json> a = of(recorded);
    Map<String, Json> b = of(rendered);
    var paths = new TreeSet<>(a.keySet());
    paths.addAll(b.keySet());
    var different = new TreeMap<String, String>();
    for (String path : paths) {
      Json one = a.get(path);
      Json other = b.get(path);
      if (!Objects.equals(one, other)) {
        different.put(path, "recorded " + shown(one) + ", ours " + shown(other));
      }
    }
    return different;
  }

  private static String shown(@Nullable Json value) {
    String text = String.valueOf(value);
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
