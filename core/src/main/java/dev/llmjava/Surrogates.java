package dev.llmjava;

/**
 * Half characters. JSON escapes can name one half of a UTF-16 pair alone, and a provider may cut a
 * pair between two chunks; UTF-8 cannot hold either, so a lone half becomes U+FFFD.
 */
final class Surrogates {
  static final String REPLACEMENT = "\uFFFD";

  private Surrogates() {}

  /** Whether {@code chunk} has halves, alone or in pairs; nearly none has. */
  static boolean any(String chunk) {
    for (int i = 0; i < chunk.length(); i++) {
      if (Character.isSurrogate(chunk.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** {@code chunk} with lone halves replaced and without a first half at its end. */
  static String mend(String chunk) {
    int end = chunk.length() - unfinished(chunk).length();
    for (int i = 0; i < end; i++) {
      if (Character.isSurrogate(chunk.charAt(i))) {
        if (i + 1 < end && Character.isSurrogatePair(chunk.charAt(i), chunk.charAt(i + 1))) {
          i++;
        } else {
          return replaceAll(chunk.substring(0, end));
        }
      }
    }
    return end == chunk.length() ? chunk : chunk.substring(0, end);
  }

  /** The first half at the very end of {@code chunk}, or nothing. */
  static String unfinished(String chunk) {
    boolean half = !chunk.isEmpty() && Character.isHighSurrogate(chunk.charAt(chunk.length() - 1));
    return half ? chunk.substring(chunk.length() - 1) : "";
  }

  private static String replaceAll(String text) {
    var mended = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (Character.getType(c) == Character.SURROGATE) {
                mended.append(REPLACEMENT);
              } else {
                mended.appendCodePoint(c);
              }
            });
    return mended.toString();
  }
}
