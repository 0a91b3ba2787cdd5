package dev.llmjava.cli.text;

/** A name as it is typed at a shell, for advice that people copy. */
public final class ShellWord {
  private static final String PLAIN = "_./:-";

  private ShellWord() {}

  /** The text itself, or in single quotes if the shell would read more than a name in it. */
  public static String of(String text) {
    return !text.isEmpty() && text.chars().allMatch(ShellWord::isPlain)
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(int c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
  }
}
