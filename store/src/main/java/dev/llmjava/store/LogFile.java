package dev.llmjava.store;

import dev.llmjava.LlmException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a log, before SQLite sees it. */
final class LogFile {
  private LogFile() {}

  static void requireFile(Path file) {
    if (Files.isDirectory(file)) {
      throw new LlmException.Setup("the log \"" + file + "\" is a folder; name a file");
    }
  }

  static void createFolders(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LlmException.Setup(
          "cannot create the folder \"" + folder + "\" for the log; check its permissions", e);
    }
  }

  /**
   * SQLite opens a file that it cannot write without a word, and a log that is ready is only read
   * then: what is wrong would show after the model was asked.
   */
  static void requireWritable(Path file) {
    if (Files.exists(file)) {
      requireWritable(file, Files.isWritable(file), Files.isWritable(realFolder(file)));
    }
  }

  /**
   * @param folder whether the folder can be written, where SQLite puts its journal
   */
  static void requireWritable(Path log, boolean file, boolean folder) {
    if (!file || !folder) {
      throw Failures.unwritable(log);
    }
  }

  /** Where a link leads to, as SQLite follows it. */
  private static Path realFolder(Path file) {
    try {
      Path real = file.toRealPath();
      Path folder = real.getParent();
      return folder == null ? real : folder;
    } catch (IOException e) {
      throw new LlmException.Setup(
          "the log \"" + file + "\" cannot be opened; check its permissions", e);
    }
  }
}
