package dev.llmjava;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Replaces files whole, by renaming, so that a reader sees the old text or the new one. A link
 * stays a link: the file it leads to is replaced. Who reads, changes and writes takes the
 * directory's lock.
 */
final class FileReplacement {
  private static final String LOCK = ".llm-java.lock";

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  /** Something done under the lock. */
  interface Work {
    void run() throws IOException;
  }

  private FileReplacement() {}

  /** Other threads and other processes wait. */
  static synchronized void locked(Path directory, Work work) throws IOException {
    Path lock = directory.resolve(LOCK);
    if (Files.exists(lock) && !Files.isRegularFile(lock)) {
      // opening a pipe would wait for who reads it
      throw new LlmException.Setup(lock + " is no regular file; move it away");
    }
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      if (held.isValid()) {
        work.run();
      }
    }
  }

  /**
   * A secret is readable by its owner alone. Anything else keeps the permissions it had, and a new
   * file has those of the user's mask.
   */
  static void write(Path file, String text, boolean secret) throws IOException {
    Path target = target(file);
    Path fresh = target.resolveSibling("." + target.getFileName() + "." + Ulid.next());
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      Files.createFile(fresh, attributes(secret && posix));
      Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
      if (!secret && posix && Files.exists(target)) {
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(target));
      }
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Where links lead to, be it there or not yet. */
  private static Path target(Path file) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      return file;
    }
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path target = file;
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MOST_LINKS) {
        throw new FileSystemException(file.toString(), null, FileFault.LOOP);
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new FileSystemException(
          file.toString(), null, "it is a link to " + target + ", whose folder does not exist");
    }
    return target;
  }

  private static FileAttribute<?>[] attributes(boolean ownerOnly) {
    return ownerOnly
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
