package dev.llmjava.json;

/**
 * What Python takes for white space, to which a no-break space and a next line belong: texts that
 * LLM strips have to come out here as they do there, because hashes are taken over them.
 */
public final class PythonSpace {
  private PythonSpace() {}

  public static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /** Without what is at both ends, as {@code str.strip()}. */
  public static String strip(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return stripEnd(text.substring(start));
  }

  /** Without what is at the end, as {@code str.rstrip()}. */
  public static String stripEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }
}
