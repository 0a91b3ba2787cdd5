package dev.llmjava.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the names of headers, parameters and fields say about their values. */
final class SecretNames {
  private static final Set<String> PUBLIC_HEADERS =
      Set.of(
          "accept",
          "accept-encoding",
          "accept-language",
          "anthropic-beta",
          "cache-control",
          "content-type",
          "http-referer",
          "openai-beta",
          "referer",
          "user-agent",
          "x-title");

  /** How a name ends, in lower case and without what joins words. */
  private static final List<String> ENDINGS =
      List.of(
          "key",
          "token",
          "secret",
          "password",
          "signature",
          "credential",
          "credentials",
          "authorization",
          "auth");

  private static final Set<String> NAMES = Set.of("sig", "pwd", "passwd");

  private SecretNames() {}

  /** Whether the value of a header may be anybody's to read. */
  static boolean isPublicHeader(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return PUBLIC_HEADERS.contains(plain) || plain.endsWith("-version");
  }

  /** Whether a header, parameter or field of that name is a secret, whatever its value. */
  static boolean isSecret(String name) {
    String plain = name.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
    return NAMES.contains(plain)
        || (ENDINGS.stream().anyMatch(plain::endsWith) && !plain.endsWith("pagetoken"));
  }
}
