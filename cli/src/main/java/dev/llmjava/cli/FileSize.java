package dev.llmjava.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The size of a file, for people. */
final class FileSize {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
  private static final int STEP = 1024;

  private FileSize() {}

  static String of(Path file) {
    try {
      return text(Files.size(file));
    } catch (IOException e) {
      throw new Failure("cannot read " + file);
    }
  }

  /** In units of 1024, with two decimals. */
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
