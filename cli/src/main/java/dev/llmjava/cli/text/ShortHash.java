package dev.llmjava.cli.text;

/** The beginning of a message's hash, enough to name it in all but the largest logs. */
public final class ShortHash {
  private static final int DIGITS = 8;

  private ShortHash() {}

  /** Without the name of the algorithm, which nobody types. */
  public static String of(String hash) {
    int start = hash.indexOf(':') + 1;
    return hash.substring(start, Math.min(start + DIGITS, hash.length()));
  }
}
