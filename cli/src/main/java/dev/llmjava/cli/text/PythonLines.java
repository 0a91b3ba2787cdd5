package dev.llmjava.cli.text;

import dev.llmjava.json.PythonSpace;
import java.util.ArrayList;
import java.util.List;

/** Lines and white space as Python understands them, which knows more of both than Java. */
public final class PythonLines {
  private PythonLines() {}

  /** The lines of a text, each with the line end that it has. */
  public static List<String> of(String text) {
    var lines = new ArrayList<String>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (isBreak(text.charAt(i))) {
        boolean pair = text.startsWith("\r\n", i);
        i += pair ? 1 : 0;
        lines.add(text.substring(start, i + 1));
        start = i + 1;
      }
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  /** Puts something in front of every line that has words. */
  public static String indent(String text, String prefix) {
    var out = new StringBuilder(text.length() + prefix.length());
    for (String line : of(text)) {
      out.append(isBlank(line) ? "" : prefix).append(line);
    }
    return out.toString();
  }

  static String withoutBreak(String line) {
    int end = line.length();
    while (end > 0 && isBreak(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
  }

  /** With one space for every run of white space. */
  public static String collapse(String text) {
    var out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!PythonSpace.isSpace(c)) {
        out.append(c);
      } else if (!space) {
        out.append(' ');
      }
      space = PythonSpace.isSpace(c);
    }
    return out.toString();
  }

  private static boolean isBlank(String line) {
    return PythonSpace.stripEnd(line).isEmpty();
  }

  /** None of them is beyond 16 bits. */
  private static boolean isBreak(char c) {
    return switch (c) {
      case '\n', '\r', '\u000b', '\f', '\u001c', '\u001d', '\u001e' -> true;
      case '\u0085', '\u2028', '\u2029' -> true;
      default -> false;
    };
  }
}
