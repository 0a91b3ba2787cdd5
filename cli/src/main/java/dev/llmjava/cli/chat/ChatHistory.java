package dev.llmjava.cli.chat;

import dev.llmjava.cli.prompt.Logging;
import dev.llmjava.cli.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file that keeps what was typed in chats, for the next one. */
final class ChatHistory {
  private static final String FILE = "chat_history";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private ChatHistory() {}

  /**
   * The file, readable by its owner alone; null where it cannot be written, with a warning where
   * something else has its name, and where nothing is logged: what was not to be kept is not kept
   * here either.
   */
  static @Nullable Path of(Session session, Logging logging) {
    if (!logging.isOn()) {
      return null;
    }
    Path file = session.directory().file(FILE);
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      session
          .err()
          .print("Warning: " + file + " is no regular file, so no lines are kept; move it away\n");
      return null;
    }
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (!Files.exists(file)) {
        if (posix) {
          Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
          Files.createFile(file);
        }
      } else if (posix) {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
      return Files.isWritable(file) ? file : null;
    } catch (IOException e) {
      return null;
    }
  }
}
