package dev.llmjava.cli.text;

import dev.llmjava.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The size of a file, for people. */
public final class FileSize {
  private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};
  private static final int STEP = 1024;

  private FileSize() {}

  public static String of(Path file) {
    try {
      return text(Files.size(file));
    } catch (IOException e) {
      throw new Failure("cannot read " + file);
    }
  }

  /** How large a file is by now that is being written; 0 when it is not there yet. */
  public static long sofar(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /** As {@link #text}, with a space before the unit. */
  public static String sentence(long bytes) {
    String text = text(bytes);
    int unit = text.length();
    while (Character.isLetter(text.charAt(unit - 1))) {
      unit--;
    }
    return text.substring(0, unit) + " " + text.substring(unit);
  }

  /** In units of 1024, with two decimals. */
  public static String text(long bytes) {
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
