package dev.llmjava.cli.terminal;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The user's editor: {@code VISUAL}, else {@code EDITOR}, else the system's. */
public final class Editor {
  /** More than the clock of any file system is coarse. */
  private static final Duration EARLIER = Duration.ofSeconds(2);

  private Editor() {}

  /** Has the user edit a file. */
  public static void edit(Path file, Terminal terminal) {
    String editor = editor(terminal);
    // a Ctrl-C there is the editor's
    int code = CtrlC.ignoredDuring(() -> run(editor, file));
    if (code != 0) {
      throw new Failure(
          "the editor \"" + editor + "\" ended with " + code + "; set VISUAL or EDITOR to another");
    }
  }

  /**
   * Has the user write a text.
   *
   * @param initial what it begins as
   * @return null when it was not saved
   */
  public static @Nullable String text(String initial, Terminal terminal) {
    try {
      Path file = Files.createTempFile("llm-", ".txt"); // readable by its owner alone
      try {
        Files.writeString(file, initial);
        FileTime before = FileTime.from(Instant.now().minus(EARLIER));
        Files.setLastModifiedTime(file, before);
        before = Files.getLastModifiedTime(file);
        edit(file, terminal);
        return Files.getLastModifiedTime(file).equals(before) ? null : Files.readString(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (MalformedInputException e) {
      throw new Failure("what the editor saved is not UTF-8; set the editor to that");
    } catch (IOException e) {
      throw new Failure("cannot edit a temporary file: " + e.getMessage());
    }
  }

  private static int run(String editor, Path file) {
    try {
      return new ProcessBuilder(command(editor, file)).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new Failure(
          "cannot start the editor \"" + editor + "\"; set VISUAL or EDITOR to another");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Aborted();
    }
  }

  private static String editor(Terminal terminal) {
    for (String variable : List.of("VISUAL", "EDITOR")) {
      if (!terminal.variable(variable).isBlank()) {
        return terminal.variable(variable);
      }
    }
    return isWindows() ? "notepad" : "vi";
  }

  /** The variables hold commands, with options perhaps. */
  private static List<String> command(String editor, Path file) {
    return isWindows()
        ? List.of("cmd", "/c", editor, file.toString())
        : List.of("/bin/sh", "-c", editor + " \"$1\"", "sh", file.toString());
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }
}
