package dev.llmjava.cli;

import java.util.Locale;

/** How large something is, as LLM says it. */
final class ByteCount {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
  private static final int STEP = 1024;

  private ByteCount() {}

  /** Such as {@code 272.00KB}. */
  static String text(long bytes) {
    if (bytes == 0) {
      return "0B";
    }
    double size = bytes;
    int unit = 0;
    while (size >= STEP && unit < UNITS.length - 1) {
      size /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, "%.2f", size) + UNITS[unit];
  }
}
