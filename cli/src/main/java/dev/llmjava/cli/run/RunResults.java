package dev.llmjava.cli.run;

import dev.llmjava.FileFault;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The results of a run in a file of JSON lines, which is this process's alone while it is open.
 * Every line is on the disk before the next one is begun; what a crash left half is cut off.
 */
final class RunResults implements RunSink {
  private final Path file;
  private final RunRecord record;
  private @Nullable FileChannel channel;
  private boolean made;

  /**
   * @param channel to the file; null when there is none yet
   */
  private RunResults(Path file, @Nullable FileChannel channel, RunRecord record) {
    this.file = file;
    this.channel = channel;
    this.record = record;
  }

  /**
   * Opens a file of results. One that is not there is not made before {@link #begin}, so that
   * nothing is left of a run that ends before it has asked anything.
   *
   * @throws Failure when another process has it, when it is something else, or when it could not be
   *     made
   */
  static RunResults open(Path given) {
    try {
      if (!Files.exists(given, LinkOption.NOFOLLOW_LINKS)) {
        requireFolder(given);
        return new RunResults(given, null, RunRecord.NOTHING);
      }
      requireRegular(given);
      Path file = given.toRealPath();
      FileChannel channel = RunLock.open(file);
      boolean ready = false;
      try {
        RunRecord record = RunRecord.read(channel, given);
        mend(channel, record);
        ready = true;
        return new RunResults(file, channel, record);
      } finally {
        if (!ready) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw unwritable(given, e);
    }
  }

  private static void requireFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    Path real = folder.toRealPath();
    if (!Files.isDirectory(real)) {
      throw new FileSystemException(file.toString(), null, "a file is in the way of its folder");
    }
    if (!Files.isWritable(real)) {
      throw new AccessDeniedException(file.toString());
    }
  }

  /** A pipe or a device would be waited for, or worse. */
  private static void requireRegular(Path file) {
    if (!Files.isRegularFile(file)) {
      throw unwritable(
          file,
          (Files.isDirectory(file) ? "it is a folder" : "it is no regular file")
              + "; name another with --output, or - for standard output");
    }
  }

  /** What a file of results knows, without changing it. */
  static RunRecord look(Path file) {
    if (!Files.exists(file)) {
      return RunRecord.NOTHING;
    }
    requireRegular(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return RunRecord.read(channel, file);
    } catch (IOException e) {
      throw RunFile.unreadable(file, e);
    }
  }

  private static void mend(FileChannel channel, RunRecord record) throws IOException {
    channel.truncate(record.end());
    channel.position(record.end());
    if (record.unended()) {
      write(channel, "\n");
    }
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public Map<String, String> answered() {
    return record.answered();
  }

  /** Makes the file where there is none; see {@link RunRenewal} for one that there is. */
  @Override
  public synchronized void begin(Set<String> ids) {
    try {
      FileChannel old = channel;
      if (old == null) {
        channel = RunLock.make(file);
        made = true;
      } else if (ids.stream().anyMatch(record.ids()::contains)) {
        channel = new RunRenewal(file, ids).replace(old);
        old.close();
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public synchronized void add(Json.Obj result) {
    try {
      write(Objects.requireNonNull(channel, "add before begin"), result + "\n");
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static void write(FileChannel channel, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(false);
  }

  private static Failure unwritable(Path file, IOException e) {
    return unwritable(file, FileFault.ofWriting(e));
  }

  private static Failure unwritable(Path file, String why) {
    return new Failure("cannot write the results to \"" + file + "\": " + why);
  }

  /** A file that this run made and wrote nothing to is not left behind. Idempotent. */
  @Override
  public synchronized void close() {
    FileChannel open = channel;
    if (open == null) {
      return;
    }
    try {
      if (made && open.isOpen() && open.size() == 0) {
        Files.deleteIfExists(file);
      }
      open.close();
    } catch (IOException e) {
      // every line is on the disk already
    }
  }
}
