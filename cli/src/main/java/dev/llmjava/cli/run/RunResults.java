package dev.llmjava.cli.run;

import dev.llmjava.FileFault;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;

/**
 * The results of a run in a file of JSON lines, which is this process's alone while it is open.
 * Every line is on the disk before the next one is begun; what a crash left half is cut off.
 */
final class RunResults implements RunSink {
  private final Path file;
  private final boolean made;
  private final RunRecord record;
  private FileChannel channel;

  /**
   * @param made whether this run made the file
   */
  private RunResults(Path file, boolean made, FileChannel channel, RunRecord record) {
    this.file = file;
    this.made = made;
    this.channel = channel;
    this.record = record;
  }

  /**
   * Opens a file of results, or makes it.
   *
   * @throws Failure when another process has it, or when it is something else
   */
  static RunResults open(Path given) {
    try {
      boolean made = make(given);
      Path file = given.toRealPath();
      FileChannel channel = RunLock.open(file);
      boolean ready = false;
      try {
        var results = new RunResults(file, made, channel, RunRecord.read(channel, given));
        results.mend();
        ready = true;
        return results;
      } finally {
        if (!ready) {
          channel.close();
        }
      }
    } catch (IOException e) {
      throw unwritable(given, e);
    }
  }

  /** Whether it was not there before. */
  private static boolean make(Path file) throws IOException {
    try {
      Files.createFile(file);
      return true;
    } catch (FileAlreadyExistsException e) {
      requireRegular(file);
      return false;
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

  private void mend() throws IOException {
    channel.truncate(record.end());
    channel.position(record.end());
    if (record.unended()) {
      write("\n");
    }
  }

  /** The keys of the inputs that have an answer, by their ids. */
  Map<String, String> answered() {
    return record.answered();
  }

  /** Makes room for new results of these inputs; see {@link RunRenewal}. */
  void renew(Set<String> ids) {
    if (ids.stream().noneMatch(record.ids()::contains)) {
      return;
    }
    try {
      FileChannel old = channel;
      channel = new RunRenewal(file, ids).replace(old);
      old.close();
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  @Override
  public synchronized void add(Json.Obj result) {
    try {
      write(result + "\n");
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private void write(String text) throws IOException {
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
    try {
      if (made && channel.isOpen() && channel.size() == 0) {
        Files.deleteIfExists(file);
      }
      channel.close();
    } catch (IOException e) {
      // every line is on the disk already
    }
  }
}
