package dev.llmjava.cli;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Makes room in a file of results for new ones of some inputs, so that no input has two. Answers to
 * what they asked before are kept in a file beside it, since somebody paid for them.
 */
final class RunRenewal {
  private final Path file;
  private final Set<String> ids;

  RunRenewal(Path file, Set<String> ids) {
    this.file = file;
    this.ids = ids;
  }

  /**
   * Puts a new file in the place of the old one, at once. It is locked before it is there.
   *
   * @param from the old one, which stays open
   * @return the new one, at its end
   */
  FileChannel replace(FileChannel from) throws IOException {
    Path next = beside(".new");
    FileChannel fresh =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    boolean replaced = false;
    try {
      RunLock.lock(fresh, file);
      copy(from, fresh);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      replaced = true;
      return fresh;
    } finally {
      if (!replaced) {
        fresh.close();
      }
    }
  }

  private void copy(FileChannel from, FileChannel to) throws IOException {
    var old = new ByteArrayOutputStream();
    OutputStream kept = new BufferedOutputStream(Channels.newOutputStream(to), 1 << 16);
    RunRecord.each(
        from,
        (line, result) -> {
          if (!ids.contains(result.id())) {
            write(line, kept);
          } else if (result.answered()) {
            write(line, old);
          }
        });
    kept.flush();
    to.force(true);
    keep(old.toByteArray());
  }

  private static void write(byte[] line, OutputStream out) throws IOException {
    out.write(line);
    out.write('\n');
  }

  private void keep(byte[] old) throws IOException {
    if (old.length > 0) {
      Files.write(
          beside(".old"),
          old,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    }
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }
}
