package dev.llmjava.store;

import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds known texts inside of strings: left to right, the longest of those that start there. */
final class StringPieces {
  private record Found(int at, String text) {}

  private final Map<String, String> idByText = new LinkedHashMap<>();

  /** By length, longest first; those of one length in the order they were given. */
  private final List<String> texts;

  private StringPieces(Map<String, Json> replacements) {
    replacements.forEach(
        (id, value) -> {
          if (value instanceof Json.Str(String text) && !text.isEmpty()) {
            idByText.putIfAbsent(text, id);
          }
        });
    texts = new ArrayList<>(idByText.keySet());
    texts.sort((a, b) -> Integer.compare(b.length(), a.length()));
  }

  static StringPieces of(Map<String, Json> replacements) {
    return new StringPieces(replacements);
  }

  /** The string itself, a reference, or a list of pieces. */
  Json condense(Json.Str value) {
    String text = value.value();
    var pieces = new ArrayList<Json>();
    int done = 0;
    for (Found next = next(text, 0); next != null; next = next(text, done)) {
      if (next.at > done) {
        pieces.add(Json.of(text.substring(done, next.at)));
      }
      pieces.add(Condenser.reference(Json.of(idByText.getOrDefault(next.text, ""))));
      done = next.at + next.text.length();
    }
    if (pieces.isEmpty()) {
      return value;
    }
    if (done < text.length()) {
      pieces.add(Json.of(text.substring(done)));
    }
    return pieces.size() == 1 && pieces.getFirst() instanceof Json.Obj whole
        ? whole
        : Json.object().put("$r", Json.array(pieces)).build();
  }

  private @Nullable Found next(String text, int from) {
    Found first = null;
    for (String known : texts) {
      int limit = first == null ? text.length() : first.at;
      int at = text.indexOf(known, from, Math.min(text.length(), limit + known.length() - 1));
      if (at >= 0 && (first == null || at < first.at)) {
        first = new Found(at, known);
      }
    }
    return first;
  }
}
