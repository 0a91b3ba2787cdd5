package dev.llmjava.store.sqlite;

import dev.llmjava.LlmException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a log, or of something else that is kept, before SQLite sees it. */
public final class LogFile {
  /** What errors call it. */
  public static final String LOG = "the log";

  private static final int READ_VERSION = 19;
  private static final int WRITE_AHEAD = 2;

  private LogFile() {}

  public static void requireFile(Path file) {
    requireFile(LOG, file);
  }

  /**
   * Refuses what is there and can hold nothing. A folder and a device would fail in words that lead
   * astray, and opening a pipe waits for who writes into it.
   */
  public static void requireFile(String what, Path file) {
    if (Files.isRegularFile(file)) {
      return;
    }
    if (Files.isDirectory(file)) {
      throw new LlmException.Setup(what + " \"" + file + "\" is a folder; name a file");
    }
    if (Files.exists(file)) {
      throw new LlmException.Setup(what + " \"" + file + "\" is no regular file; name another");
    }
  }

  public static void createFolders(Path file) {
    createFolders(LOG, file);
  }

  public static void createFolders(String what, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new LlmException.Setup(
          "cannot create the folder \"" + folder + "\" for " + what + "; check its permissions", e);
    }
  }

  /** Where SQLite collects what was written in write-ahead mode. */
  public static Path changes(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /** Whether the file is in write-ahead mode, by its header ("Database File Format", 1.3.3). */
  public static boolean isWriteAhead(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(READ_VERSION + 1);
      return header.length > READ_VERSION && header[READ_VERSION] == WRITE_AHEAD;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * SQLite opens a file that it cannot write without a word, and a log that is ready is only read
   * then: what is wrong would show after the model was asked.
   */
  public static void requireWritable(Path file) {
    requireWritable(LOG, file);
  }

  public static void requireWritable(String what, Path file) {
    if (Files.exists(file)) {
      requireWritable(what, file, Files.isWritable(file), Files.isWritable(realFolder(what, file)));
    }
  }

  /**
   * Refuses a file that cannot be written.
   *
   * @param folder whether the folder can be written, where SQLite puts its journal
   */
  public static void requireWritable(String what, Path log, boolean file, boolean folder) {
    if (!file || !folder) {
      throw Failures.unwritable(what, log);
    }
  }

  /** Where a link leads to, as SQLite follows it. */
  private static Path realFolder(String what, Path file) {
    try {
      Path real = file.toRealPath();
      Path folder = real.getParent();
      return folder == null ? real : folder;
    } catch (IOException e) {
      throw new LlmException.Setup(
          what + " \"" + file + "\" cannot be opened; check its permissions", e);
    }
  }
}
