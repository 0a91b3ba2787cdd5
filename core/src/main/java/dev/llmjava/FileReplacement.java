package dev.llmjava;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
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

  /** Something done under the lock. */
  interface Work {
    void run() throws IOException;
  }

  private FileReplacement() {}

  /** Other threads and other processes wait. */
  static synchronized void locked(Path directory, Work work) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
    Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
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

  private static FileAttribute<?>[] attributes(boolean ownerOnly) {
    return ownerOnly
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
