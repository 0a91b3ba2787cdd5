package dev.llmjava.cli.run;

import dev.llmjava.cli.terminal.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two runs from writing to one file. The lock goes with its channel, and with the process.
 */
final class RunLock {
  private RunLock() {}

  /**
   * Opens a file that is there, and locks it.
   *
   * @throws Failure when another run has it
   */
  static FileChannel open(Path file) throws IOException {
    while (true) {
      Object before = identity(file);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      boolean same = false;
      try {
        lock(channel, file);
        // whoever had it may have put another file in its place meanwhile
        same = before == null || before.equals(identity(file));
        if (same) {
          return channel;
        }
      } finally {
        if (!same) {
          channel.close();
        }
      }
    }
  }

  /**
   * Makes a file and locks it.
   *
   * @throws Failure when it is there, as another run made it meanwhile
   */
  static FileChannel make(Path file) throws IOException {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw taken(file);
    }
    boolean locked = false;
    try {
      lock(channel, file);
      locked = true;
      return channel;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  /**
   * Locks an open file.
   *
   * @param file as it is called in the error
   */
  static void lock(FileChannel channel, Path file) throws IOException {
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // somebody in this process has it, which is the same
    }
    throw taken(file);
  }

  private static Failure taken(Path file) {
    return new Failure(
        "another run is writing to \"" + file + "\"; wait for it, or name another --output");
  }

  /** Null where the system does not tell. */
  private static @Nullable Object identity(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }
}
