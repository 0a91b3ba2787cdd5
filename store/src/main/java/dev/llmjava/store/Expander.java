package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts back what {@link Condenser} took out. */
final class Expander {
  private final Map<String, Json> replacements;

  private Expander(Map<String, Json> replacements) {
    this.replacements = replacements;
  }

  /**
   * @throws JsonException for a reference to what is not there, and for one that makes no sense
   */
  static Json expand(Json condensed, Map<String, Json> replacements) {
    return new Expander(replacements).expand(condensed);
  }

  private Json expand(Json value) {
    return switch (value) {
      case Json.Obj object when Condenser.isMarker(object) -> marker(object);
      case Json.Obj object -> fields(object);
      case Json.Arr array -> Json.array(array.items().stream().map(this::expand).toList());
      default -> value;
    };
  }

  private Json marker(Json.Obj marker) {
    var only = marker.fields().entrySet().iterator().next();
    Json value = only.getValue();
    return switch (only.getKey()) {
      case "$" -> value instanceof Json.Obj change ? merge(change) : known(value);
      case "$r" -> join(value);
      default -> unwrapped(value);
    };
  }

  /** The object that looked like a marker; what is inside of it may hold markers. */
  private Json unwrapped(Json raw) {
    return raw instanceof Json.Obj object ? fields(object) : expand(raw);
  }

  private Json.Obj fields(Json.Obj object) {
    var fields = new LinkedHashMap<String, Json>();
    object.fields().forEach((key, value) -> fields.put(key, expand(value)));
    return new Json.Obj(fields);
  }

  private Json known(@Nullable Json id) {
    Json value = id instanceof Json.Str(String name) ? replacements.get(name) : null;
    if (value == null) {
      throw new JsonException("the payload refers to " + id + ", which the turn does not have");
    }
    return value;
  }

  private Json join(Json pieces) {
    if (!(pieces instanceof Json.Arr array)) {
      throw new JsonException("a payload's text must be a list of pieces, not " + pieces);
    }
    var text = new StringBuilder();
    for (Json piece : array.items()) {
      Json words = piece instanceof Json.Obj object ? known(only(object)) : piece;
      if (!(words instanceof Json.Str(String value))) {
        throw new JsonException("a piece of a payload's text is not text: " + piece);
      }
      text.append(value);
    }
    return Json.of(text.toString());
  }

  private static @Nullable Json only(Json.Obj piece) {
    return piece.fields().size() == 1 ? piece.get("$") : null;
  }

  private Json merge(Json.Obj change) {
    if (!(known(change.get("m")) instanceof Json.Obj base)) {
      throw new JsonException("a payload changes " + change.get("m") + ", which is not an object");
    }
    var fields = new LinkedHashMap<>(base.fields());
    for (var entry : change.fields().entrySet()) {
      switch (entry.getKey()) {
        case "m" -> {}
        case "d" -> delete(fields, entry.getValue());
        case "u" -> {}
        default -> throw new JsonException("a payload's change has a \"" + entry.getKey() + "\"");
      }
    }
    update(fields, change.get("u"));
    return new Json.Obj(fields);
  }

  private static void delete(Map<String, Json> fields, Json keys) {
    if (!(keys instanceof Json.Arr array)) {
      throw new JsonException("a payload's deletions must be a list, not " + keys);
    }
    for (Json key : array.items()) {
      if (!(key instanceof Json.Str(String name)) || fields.remove(name) == null) {
        throw new JsonException("a payload deletes " + key + ", which is not there");
      }
    }
  }

  private void update(Map<String, Json> fields, @Nullable Json updates) {
    if (updates == null) {
      return;
    }
    if (!(updates instanceof Json.Obj object)) {
      throw new JsonException("a payload's updates must be an object, not " + updates);
    }
    object.fields().forEach((key, value) -> fields.put(key, expand(value)));
  }
}
