package dev.llmjava.http;

import dev.llmjava.FileFault;
import dev.llmjava.LlmException;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Recorded exchanges as lines of JSON. Whoever reads or appends holds the file's lock, so that
 * several threads and processes share one file and none sees half a line. What is recorded into is
 * readable by its owner alone.
 */
record RecordingFile(Path path) {
  /** A process holds a file's lock once, whichever of its threads asked. */
  private static final Object LOCK = new Object();

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /**
   * Reads line by line, so that who wants little of it needs little memory.
   *
   * @throws LlmException.Setup when the file cannot be read or a line is not one of a recording
   */
  void read(Consumer<RecordedExchange> each) {
    synchronized (LOCK) {
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
          FileLock held = channel.lock(0, Long.MAX_VALUE, true)) {
        // not closed: the channel is, after its lock
        var lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        int number = 1;
        for (String line = lines.readLine(); held.isValid() && line != null; number++) {
          if (!line.isBlank()) {
            each.accept(parse(number, line));
          }
          line = lines.readLine();
        }
      } catch (NoSuchFileException e) {
        throw new LlmException.Setup("there is no recording " + path + "; record one first", e);
      } catch (IOException e) {
        throw new LlmException.Setup(
            "cannot read the recording " + path + ": " + FileFault.ofWriting(e), e);
      }
    }
  }

  private RecordedExchange parse(int number, String line) {
    try {
      return RecordedExchange.of(number, Json.parseObject(line));
    } catch (JsonException | IllegalArgumentException e) {
      throw new LlmException.Setup(
          "line "
              + number
              + " of the recording "
              + path
              + " is not a recorded exchange: "
              + e.getMessage()
              + "; mend or remove it",
          e);
    }
  }

  /**
   * Makes the file if it is not there, and makes sure that it can be added to.
   *
   * @throws LlmException.Setup when it cannot
   */
  void prepare() {
    try {
      if (Files.notExists(path)) {
        create();
      } else if (!Files.isWritable(path)) {
        throw new AccessDeniedException(path.toString());
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void create() throws IOException {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    var ownerOnly =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    try {
      Files.createFile(path, ownerOnly);
    } catch (FileAlreadyExistsException e) {
      if (Files.notExists(path)) {
        throw new FileSystemException(path.toString(), null, "it is a link that leads nowhere");
      }
      // somebody else made it meanwhile
    }
  }

  /**
   * Adds a line. An interrupted thread cannot use a file, and an answer is often kept by a reader
   * that was told to stop, so another thread does it; no virtual one, which readers that wait for a
   * monitor may leave no room to run.
   *
   * @throws LlmException.Setup when it cannot be written
   */
  void append(RecordedExchange exchange) {
    byte[] line = (exchange.toJson() + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      CompletableFuture.runAsync(
              () -> append(line), task -> Thread.ofPlatform().name("llm-recording").start(task))
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LlmException known ? known : e;
    }
  }

  private void append(byte[] line) {
    synchronized (LOCK) {
      try (FileChannel channel =
              FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        if (held.isValid()) {
          hide();
          append(channel, line);
        }
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  /** Takes the rights to a file from others, if it is this user's to do so. */
  private void hide() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null || !Files.isRegularFile(path)) {
      return;
    }
    Set<PosixFilePermission> open = view.readAttributes().permissions();
    if (!OWNER_ONLY.containsAll(open)) {
      try {
        view.setPermissions(OWNER_ONLY);
      } catch (FileSystemException e) {
        // it belongs to somebody else
      }
    }
  }

  /**
   * A line that a process left unfinished stays a line of its own, and one that does not fit on the
   * disk is taken back.
   */
  private static void append(FileChannel channel, byte[] line) throws IOException {
    long end = channel.size();
    var last = ByteBuffer.allocate(1);
    boolean open = end > 0 && channel.read(last, end - 1) == 1 && last.get(0) != '\n';
    var bytes = ByteBuffer.allocate(line.length + 1);
    if (open) {
      bytes.put((byte) '\n');
    }
    bytes.put(line).flip();
    channel.position(end);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      channel.truncate(end);
      throw e;
    }
  }

  private LlmException.Setup unwritable(IOException e) {
    return new LlmException.Setup(
        "cannot write the recording " + path + ": " + FileFault.ofWriting(e), e);
  }
}
