package dev.llmjava.http;

import dev.llmjava.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What vouches for a request, and must not be written down with it: the value of every header that
 * is not known to be public, and every query parameter and field of the body whose name says so. A
 * value is found wherever it occurs, also where it is cut into pieces, but not where a model spells
 * it token by token.
 */
final class Secrets {
  static final String MASK = "***";

  /** A field that holds the headers of a server that the provider is to call. */
  static final String HEADERS = "headers";

  /** Longest first. */
  private final List<String> values;

  private Secrets(List<String> values) {
    this.values = values;
  }

  /**
   * The secrets of a request.
   *
   * @param body what it says; null when it says nothing
   */
  static Secrets of(HttpCall call, @Nullable Json body) {
    return new Secrets(SecretWords.of(call, body));
  }

  String scrub(String text) {
    String clean = text;
    for (String value : values) {
      clean = clean.replace(value, MASK);
    }
    return clean;
  }

  Json scrub(Json json) {
    return switch (json) {
      case Json.Str(String text) -> Json.of(scrub(text));
      case Json.Arr(List<Json> items) -> Json.array(items.stream().map(this::scrub).toList());
      case Json.Obj(Map<String, Json> fields) -> {
        var clean = new LinkedHashMap<String, Json>();
        fields.forEach((name, value) -> clean.put(scrub(name), field(name, value)));
        yield new Json.Obj(clean);
      }
      default -> json;
    };
  }

  private Json field(String name, Json value) {
    if (value instanceof Json.Str && SecretNames.isSecret(name)) {
      return Json.of(MASK);
    }
    if (name.equals(HEADERS) && value instanceof Json.Obj(Map<String, Json> fields)) {
      var masked = new LinkedHashMap<String, Json>();
      fields.keySet().forEach(header -> masked.put(header, Json.of(MASK)));
      return new Json.Obj(masked);
    }
    return scrub(value);
  }

  /** The same pieces; a secret is masked in the one it begins in and missing in those after. */
  List<Piece> scrub(List<Piece> pieces) {
    var whole = new ByteArrayOutputStream();
    pieces.forEach(piece -> whole.writeBytes(piece.bytes()));
    // one character is one byte, so that positions are those of the pieces
    List<int[]> found = find(whole.toString(StandardCharsets.ISO_8859_1));
    if (found.isEmpty()) {
      return pieces;
    }
    var clean = new ArrayList<Piece>();
    int start = 0;
    for (Piece piece : pieces) {
      clean.add(new Piece(piece.pause(), masked(piece.bytes(), start, found)));
      start += piece.bytes().length;
    }
    return clean;
  }

  private List<int[]> find(String body) {
    var found = new ArrayList<int[]>();
    for (String word : values) {
      String value = new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      for (int at = body.indexOf(value); at >= 0; at = body.indexOf(value, at + 1)) {
        found.add(new int[] {at, at + value.length()});
      }
    }
    found.sort(Comparator.comparingInt(range -> range[0]));
    return found;
  }

  private static byte[] masked(byte[] bytes, int start, List<int[]> found) {
    var out = new ByteArrayOutputStream();
    int next = 0;
    for (int[] range : found) {
      int from = Math.max(range[0] - start, next);
      int to = Math.min(range[1] - start, bytes.length);
      if (from < to) {
        out.write(bytes, next, from - next);
        if (range[0] >= start) {
          out.writeBytes(MASK.getBytes(StandardCharsets.US_ASCII));
        }
        next = to;
      }
    }
    out.write(bytes, next, bytes.length - next);
    return out.toByteArray();
  }
}
