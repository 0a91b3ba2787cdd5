package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a provider's payload with references in place of what the log holds already. {@link
 * Expander} is the way back. The form is that of the condense-json library that LLM uses. One
 * payload per instance.
 */
final class Condenser {
  /** An object with one of these as its only key would be taken for a reference. */
  static final Set<String> MARKERS = Set.of("$", "$r", "$raw");

  private final StringPieces strings;
  private final Map<String, String> containers = new HashMap<>();
  private final Map<String, Json.Obj> bases = new LinkedHashMap<>();
  private final IdentityHashMap<Json, String> canonical = new IdentityHashMap<>();

  private Condenser(Map<String, Json> replacements) {
    strings = StringPieces.of(replacements);
    replacements.forEach(
        (id, value) -> {
          if (isFilledContainer(value) && containers.putIfAbsent(canonical(value), id) == null) {
            if (value instanceof Json.Obj object) {
              bases.put(id, object);
            }
          }
        });
  }

  static boolean isFilledContainer(Json value) {
    return value instanceof Json.Obj object
        ? !object.isEmpty()
        : value instanceof Json.Arr array && !array.items().isEmpty();
  }

  static Json condense(Json payload, Map<String, Json> replacements) {
    return new Condenser(replacements).condense(payload);
  }

  private Json condense(Json value) {
    return switch (value) {
      case Json.Obj object -> {
        String id = known(object);
        yield id == null ? object(object) : reference(Json.of(id));
      }
      case Json.Arr array -> {
        String id = known(array);
        yield id == null
            ? Json.array(array.items().stream().map(this::condense).toList())
            : reference(Json.of(id));
      }
      case Json.Str text -> strings.condense(text);
      default -> value;
    };
  }

  private @Nullable String known(Json container) {
    return containers.isEmpty() ? null : containers.get(canonical(container));
  }

  private Json object(Json.Obj object) {
    var fields = new LinkedHashMap<String, Json>();
    object.fields().forEach((key, value) -> fields.put(key, condense(value)));
    Json.Obj condensed = new Json.Obj(fields);
    Json.Obj plain = isMarker(object) ? Json.object().put("$raw", condensed).build() : condensed;
    return bases.isEmpty() ? plain : shortest(object, condensed, plain);
  }

  static boolean isMarker(Json.Obj object) {
    return object.fields().size() == 1 && MARKERS.containsAll(object.fields().keySet());
  }

  /** As it is, or as one of the known objects with changes, whatever is shorter. */
  private Json shortest(Json.Obj object, Json.Obj condensed, Json.Obj plain) {
    Json best = plain;
    int least = -1;
    for (var base : bases.entrySet()) {
      if (!sharesTwoKeys(object, base.getValue())) {
        continue;
      }
      least = least < 0 ? length(plain) : least;
      Json merged = merge(base.getKey(), base.getValue(), object, condensed);
      int length = length(merged);
      if (length < least) {
        best = merged;
        least = length;
      }
    }
    return best;
  }

  private static boolean sharesTwoKeys(Json.Obj object, Json.Obj base) {
    int shared = 0;
    for (String key : base.fields().keySet()) {
      shared += object.fields().containsKey(key) ? 1 : 0;
    }
    return shared >= 2;
  }

  private Json merge(String id, Json.Obj base, Json.Obj object, Json.Obj condensed) {
    var updates = Json.object();
    object
        .fields()
        .forEach(
            (key, value) -> {
              Json old = base.get(key);
              if (old == null || !canonical(old).equals(canonical(value))) {
                updates.putIfPresent(key, condensed.get(key));
              }
            });
    var deleted = new ArrayList<Json>();
    for (String key : base.fields().keySet()) {
      if (!object.fields().containsKey(key)) {
        deleted.add(Json.of(key));
      }
    }
    return reference(change(id, updates.build(), deleted));
  }

  private static Json.Obj change(String id, Json.Obj updates, List<Json> deleted) {
    var change = Json.object().put("m", id);
    if (!updates.isEmpty()) {
      change.put("u", updates);
    }
    if (!deleted.isEmpty()) {
      change.put("d", Json.array(deleted));
    }
    return change.build();
  }

  static Json.Obj reference(Json to) {
    return Json.object().put("$", to).build();
  }

  private String canonical(Json value) {
    String known = canonical.get(value);
    if (known == null) {
      known = value.canonical();
      canonical.put(value, known);
    }
    return known;
  }

  private static int length(Json value) {
    String text = value.format(JsonStyle.COMPACT);
    return text.codePointCount(0, text.length());
  }
}
