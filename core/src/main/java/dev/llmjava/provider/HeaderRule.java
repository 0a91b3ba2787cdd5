package dev.llmjava.provider;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which headers a request can be given. What is wrong never shows a value, which may be a key. */
final class HeaderRule {
  /** The JDK's client refuses to be told some of these; the body and its length decide the rest. */
  private static final Set<String> OWN =
      Set.of(
          "host",
          "connection",
          "content-length",
          "content-type",
          "expect",
          "transfer-encoding",
          "upgrade");

  private HeaderRule() {}

  /** What is wrong with a header, to follow its owner's name; null when nothing is. */
  static @Nullable String fault(String name, String value) {
    if (name.isEmpty() || !name.chars().allMatch(HeaderRule::isOfName)) {
      return "has a header " + quoted(name) + " with characters that no header can have";
    }
    if (value.chars().anyMatch(c -> c != '\t' && (c < ' ' || c > '~'))) {
      return "has a header " + quoted(name) + " with characters that no header can have";
    }
    if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
      return "has a header " + quoted(name) + ", which every request sets for itself";
    }
    return null;
  }

  /** On one line, whatever is in it. */
  private static String quoted(String name) {
    return '"' + name.replaceAll("\\p{Cntrl}", "?") + '"';
  }

  /** RFC 9110, section 5.6.2. */
  private static boolean isOfName(int c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
  }
}
