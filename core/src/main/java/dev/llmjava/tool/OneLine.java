package dev.llmjava.tool;

/** Text for errors. */
final class OneLine {
  private static final int LONGEST = 200;

  private OneLine() {}

  static String of(Throwable problem) {
    String message = problem.getMessage();
    return message == null ? "no reason is given" : of(message);
  }

  /** Line breaks and runs of spaces folded, shortened. */
  static String of(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
