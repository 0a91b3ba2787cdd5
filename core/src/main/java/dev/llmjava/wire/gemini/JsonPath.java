package dev.llmjava.wire.gemini;

import java.util.ArrayList;
import java.util.List;

/**
 * The paths of single values (RFC 9535, "normalized paths" and their shorthand): {@code $.a.b[0]},
 * {@code $['a']['b'][0]}.
 */
final class JsonPath {
  private static final int MOST_DIGITS = 9;

  private final String path;
  private final List<Object> steps = new ArrayList<>();
  private int at = 1;

  private JsonPath(String path) {
    this.path = path;
  }

  /** Names and numbers; empty for what is not the path of one value. */
  static List<Object> steps(String path) {
    var reader = new JsonPath(path);
    boolean read = path.startsWith("$");
    while (read && reader.at < path.length()) {
      read = path.charAt(reader.at) == '.' ? reader.name() : reader.bracket();
    }
    return read ? List.copyOf(reader.steps) : List.of();
  }

  private boolean name() {
    int from = ++at;
    while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
      at++;
    }
    steps.add(path.substring(from, at));
    return at > from;
  }

  private boolean bracket() {
    if (at + 1 >= path.length() || path.charAt(at) != '[') {
      return false;
    }
    at++;
    char first = path.charAt(at);
    boolean read = (first == '\'' || first == '"') ? quoted(first) : number();
    boolean closed = read && at < path.length() && path.charAt(at) == ']';
    at++;
    return closed;
  }

  private boolean quoted(char quote) {
    var name = new StringBuilder();
    at++;
    while (at < path.length() && path.charAt(at) != quote) {
      if (path.charAt(at) == '\\') {
        at++;
      }
      if (at < path.length()) {
        name.append(path.charAt(at));
      }
      at++;
    }
    steps.add(name.toString());
    at++;
    return at <= path.length();
  }

  private boolean number() {
    int from = at;
    while (at < path.length() && path.charAt(at) >= '0' && path.charAt(at) <= '9') {
      at++;
    }
    if (at == from || at - from > MOST_DIGITS) {
      return false;
    }
    steps.add(Integer.valueOf(path.substring(from, at)));
    return true;
  }
}
