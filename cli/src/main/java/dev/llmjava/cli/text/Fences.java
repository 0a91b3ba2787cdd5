package dev.llmjava.cli.text;

import dev.llmjava.json.PythonSpace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fenced code blocks in Markdown. */
public final class Fences {
  private static final int SHORTEST = 3;
  private static final int MOST_TAGS = 10;
  private static final int FEW_LINES = 3;
  private static final int SHORT_LINE = 120;
  private static final double MOSTLY = 0.9;

  private Fences() {}

  /**
   * The content of the first or last block, with its final line end; null when there is none, or
   * nothing in it. A block begins with three or more backticks, and at most one word after them,
   * and ends with exactly as many.
   */
  public static @Nullable String find(String text, boolean last) {
    String found = null;
    int at = 0;
    while (at < text.length()) {
      int content = text.indexOf('\n', at) + 1;
      if (content == 0) {
        return found;
      }
      int ticks = opening(text, at, content - 1);
      int end = ticks == 0 ? -1 : closing(text, content, ticks);
      if (end >= 0) {
        found = text.substring(content, end);
        if (!last) {
          return found;
        }
        int next = text.indexOf('\n', end);
        at = next < 0 ? text.length() : next + 1;
      } else {
        at = content;
      }
    }
    return found;
  }

  /** A fence longer than any run of backticks in the text. */
  public static String around(String text) {
    return "`".repeat(Math.max(SHORTEST, longestRun(text) + 1));
  }

  /** The text as inline code. */
  public static String inline(String text) {
    String ticks = "`".repeat(longestRun(text) + 1);
    boolean touches = text.startsWith("`") || text.endsWith("`");
    return touches ? ticks + " " + text + " " + ticks : ticks + text + ticks;
  }

  /** The text, in a fence if it looks like code: many tags, or many short lines. */
  public static String ifCode(String text) {
    long tags = text.chars().filter(c -> c == '<').count();
    List<String> lines = PythonLines.of(text);
    long shortLines = lines.stream().filter(Fences::isShort).count();
    boolean mostlyShort = lines.size() > FEW_LINES && (double) shortLines / lines.size() > MOSTLY;
    if (tags <= MOST_TAGS && !mostlyShort) {
      return text;
    }
    String fence = around(text);
    return "\n" + fence + "\n" + PythonSpace.strip(text) + "\n" + fence;
  }

  private static boolean isShort(String line) {
    return PythonLines.withoutBreak(line).codePoints().count() < SHORT_LINE;
  }

  private static int longestRun(String text) {
    int longest = 0;
    for (int i = 0; i < text.length(); i++) {
      int run = ticks(text, i);
      longest = Math.max(longest, run);
      i += run;
    }
    return longest;
  }

  /** How many backticks open a block on the line from {@code from} to {@code end}; 0 for none. */
  private static int opening(String text, int from, int end) {
    int ticks = ticks(text, from);
    if (ticks < SHORTEST) {
      return 0;
    }
    for (int i = from + ticks; i < end; i++) {
      if (!Character.isLetterOrDigit(text.charAt(i)) && text.charAt(i) != '_') {
        return 0;
      }
    }
    return ticks;
  }

  /** Where the line of the closing fence starts; -1 when there is none. */
  private static int closing(String text, int from, int ticks) {
    for (int at = from; at < text.length() && at >= 0; ) {
      int end = text.indexOf('\n', at);
      String line = text.substring(at, end < 0 ? text.length() : end);
      if (ticks(line, 0) == ticks && line.chars().skip(ticks).allMatch(c -> c == ' ')) {
        return at;
      }
      at = end < 0 ? text.length() : end + 1;
    }
    return -1;
  }

  private static int ticks(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) == '`') {
      i++;
    }
    return i - from;
  }
}
