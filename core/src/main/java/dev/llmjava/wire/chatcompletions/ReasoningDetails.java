package dev.llmjava.wire.chatcompletions;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts {@code reasoning_details} together from a stream, so that they can be sent back as one would
 * have got them whole (OpenRouter, "Preserving reasoning blocks"): pieces of one text or summary
 * are joined until its signature has come, everything else stays as it is.
 */
final class ReasoningDetails {
  private static final List<String> GROWING = List.of("text", "summary");

  private final List<Detail> details = new ArrayList<>();

  void add(List<Json> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i) instanceof Json.Obj object) {
        add(object);
      }
    }
  }

  boolean isEmpty() {
    return details.isEmpty();
  }

  Json.Arr toJson() {
    return Json.array(details.stream().map(Detail::toJson).toList());
  }

  private void add(Json.Obj piece) {
    if (details.isEmpty() || !details.getLast().goesOnWith(piece)) {
      details.add(new Detail());
    }
    details.getLast().add(piece);
  }

  /** One object, growing. */
  private static final class Detail {
    private final Map<String, Json> fields = new LinkedHashMap<>();
    private final Map<String, StringBuilder> growing = new LinkedHashMap<>();

    boolean goesOnWith(Json.Obj piece) {
      return !growing.isEmpty()
          && !fields.containsKey("signature")
          && same("type", piece)
          && same("index", piece)
          && (!piece.has("id") || !fields.containsKey("id") || same("id", piece));
    }

    void add(Json.Obj piece) {
      piece
          .fields()
          .forEach(
              (name, value) -> {
                if (GROWING.contains(name) && value instanceof Json.Str(String more)) {
                  growing.computeIfAbsent(name, n -> new StringBuilder()).append(more);
                  fields.putIfAbsent(name, value);
                } else if (!(value instanceof Json.Null) || !fields.containsKey(name)) {
                  fields.put(name, value);
                }
              });
    }

    private boolean same(String name, Json.Obj piece) {
      Json mine = fields.getOrDefault(name, Json.Null.NULL);
      Json other = piece.get(name);
      return mine.equals(other == null ? Json.Null.NULL : other);
    }

    Json.Obj toJson() {
      growing.forEach((name, text) -> fields.put(name, Json.of(text.toString())));
      return new Json.Obj(fields);
    }
  }
}
