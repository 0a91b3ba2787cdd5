package dev.llmjava.http;

import dev.llmjava.json.Json;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What vouches for a request, and must not be written down with it: the value of every header that
 * is not known to be public, and every query parameter and field of the body whose name says so. A
 * header's value is found wherever it occurs, also where it is cut into pieces, but not where a
 * model spells it token by token.
 */
final class Secrets {
  static final String MASK = "***";

  /** A shorter one is no secret that a provider gave out, and would be found inside of words. */
  private static final int SHORTEST = 8;

  private static final Set<String> PUBLIC_HEADERS =
      Set.of(
          "accept",
          "accept-language",
          "anthropic-beta",
          "anthropic-version",
          "content-type",
          "http-referer",
          "openai-beta",
          "referer",
          "user-agent",
          "x-title");

  /** How a name ends, in lower case and without what joins words. */
  private static final List<String> ENDINGS =
      List.of("key", "token", "secret", "password", "signature", "credential", "authorization");

  private static final Set<String> NAMES = Set.of("sig", "auth", "pwd", "passwd");

  /** The value itself, and how JSON and addresses write it; longest first. */
  private final List<String> values;

  private Secrets(List<String> values) {
    this.values = values;
  }

  static Secrets of(HttpCall call) {
    var all = new LinkedHashSet<String>();
    call.headers()
        .forEach(
            (name, value) -> {
              if (!PUBLIC_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                addWords(value, all);
              }
            });
    return new Secrets(
        all.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList());
  }

  /** Before the secret the name of its scheme may stand. */
  private static void addWords(String value, Set<String> all) {
    for (String word : value.split("\\s+", -1)) {
      if (word.length() >= SHORTEST) {
        String escaped = Json.of(word).toString();
        String json = escaped.substring(1, escaped.length() - 1);
        all.add(word);
        all.add(json);
        all.add(json.replace("/", "\\/"));
        all.add(URLEncoder.encode(word, StandardCharsets.UTF_8));
      }
    }
  }

  /** Whether a parameter or field of that name is a secret, whatever its value. */
  static boolean isNameOfOne(String name) {
    String plain = name.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
    return NAMES.contains(plain)
        || (ENDINGS.stream().anyMatch(plain::endsWith) && !plain.endsWith("pagetoken"));
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

  /** A field named {@code headers} holds those of a server that the provider is to call. */
  private Json field(String name, Json value) {
    if (value instanceof Json.Str && isNameOfOne(name)) {
      return Json.of(MASK);
    }
    if (name.equals("headers") && value instanceof Json.Obj(Map<String, Json> fields)) {
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
    for (String value : values) {
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
