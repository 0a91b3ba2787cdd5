package dev.llmjava.cli.run;

import dev.llmjava.cli.text.FileMode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes room in a file of results for new ones of some inputs, so that no input has two. Answers to
 * what they asked before are kept in a file beside it, since somebody paid for them.
 */
final class RunRenewal {
  private static final int PIECE = 1 << 16;

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
    Files.deleteIfExists(next); // what a crash left
    FileChannel fresh =
        open(
            next,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
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
        Files.deleteIfExists(next);
      }
    }
  }

  /** Both are on the disk when this returns, so that no answer is in neither. */
  private void copy(FileChannel from, FileChannel to) throws IOException {
    OutputStream kept = new BufferedOutputStream(Channels.newOutputStream(to), PIECE);
    try (var old = new Old()) {
      RunRecord.each(
          from,
          (line, result) -> {
            if (!ids.contains(result.id())) {
              write(line, kept);
            } else if (result.answered()) {
              write(line, old.stream());
            }
          });
      old.force();
    }
    kept.flush();
    to.force(true);
  }

  private static void write(byte[] line, OutputStream out) throws IOException {
    out.write(line);
    out.write('\n');
  }

  /** Answers may hold secrets: who may not read the results may not read what is made of them. */
  private FileChannel open(Path beside, Set<OpenOption> how) throws IOException {
    FileMode mode = FileMode.of(file);
    FileChannel channel = FileChannel.open(beside, how, mode.asAttributes());
    boolean set = false;
    try {
      mode.set(beside);
      set = true;
      return channel;
    } finally {
      if (!set) {
        channel.close();
      }
    }
  }

  private Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /** The file of old answers, made when there is one. */
  private final class Old implements AutoCloseable {
    private @Nullable FileChannel channel;
    private @Nullable OutputStream stream;

    OutputStream stream() throws IOException {
      OutputStream known = stream;
      if (known == null) {
        FileChannel opened =
            open(beside(".old"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        channel = opened;
        known = new BufferedOutputStream(Channels.newOutputStream(opened), PIECE);
        stream = known;
      }
      return known;
    }

    void force() throws IOException {
      if (stream != null && channel != null) {
        stream.flush();
        channel.force(true);
      }
    }

    @Override
    public void close() throws IOException {
      if (channel != null) {
        channel.close();
      }
    }
  }
}
