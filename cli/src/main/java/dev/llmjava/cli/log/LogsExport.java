package dev.llmjava.cli.log;

import dev.llmjava.FileFault;
import dev.llmjava.Ulid;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.FileSize;
import dev.llmjava.store.LogMaintenance.Named;
import dev.llmjava.store.LogTransfer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code llm logs export}: into a file first, even where it goes on to a pipe, because nobody can
 * log while it is written, and a reader may take his time.
 */
public final class LogsExport implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm logs export",
            """
            Write conversations as lines of JSON

            All of them, or those of the ids that are given. Attachments come with their bytes. \
            'llm logs import' reads it.
            """)
        .arguments("ID", false)
        .completing(Completion.CONVERSATIONS)
        .one(Spec.Kind.FILE, "The file to write, for its owner alone", "-o", "--output")
        .flag("Leave out the bytes of attachments", "--no-content")
        .one(Spec.Kind.EXISTING_FILE, "The log database to read", "-d", "--database");
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String output = arguments.value("output");
    Path target = output == null || output.equals("-") ? null : real(Path.of(output));
    Path written = fresh(target == null || isRegular(target) ? target : null);
    try (var log = LogDatabase.open(arguments, session)) {
      List<String> ids =
          ConversationIds.find(arguments.positional(), log.maintenance()).stream()
              .map(Named::id)
              .toList();
      session.during(
          () -> "writing " + FileSize.sentence(FileSize.sofar(written)),
          () -> write(log.transfer(), ids, !arguments.has("no-content"), written));
      deliver(written, target, session);
    } finally {
      delete(written);
    }
    return 0;
  }

  /** Where a link leads to: the link stays one. */
  private static Path real(Path target) {
    try {
      return Files.exists(target) ? target.toRealPath() : target;
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  /** Whether it can be replaced; a device or a pipe is written into. */
  private static boolean isRegular(Path target) {
    return !Files.exists(target) || Files.isRegularFile(target) || Files.isDirectory(target);
  }

  private static Path write(LogTransfer log, List<String> ids, boolean content, Path file) {
    try (OutputStream out = Files.newOutputStream(file)) {
      log.write(ids, content, out);
      return file;
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static void deliver(Path written, @Nullable Path target, Session session) {
    try {
      if (target == null) {
        session.out().print(written);
      } else if (!isRegular(target)) {
        try (OutputStream out = Files.newOutputStream(target)) {
          Files.copy(written, out);
        }
      } else {
        Files.move(
            written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw unwritable(target == null ? written : target, e);
    }
  }

  /** A file beside the target, so that it can be moved there; else in the folder for such files. */
  private static Path fresh(@Nullable Path target) {
    try {
      Path written =
          target == null
              ? Files.createTempFile("llm-export", ".jsonl")
              : Files.createFile(
                  target.resolveSibling("." + target.getFileName() + "." + Ulid.next()),
                  ownerOnly(target));
      // also when Ctrl-C ends it; what was moved away by then is not there
      written.toFile().deleteOnExit();
      return written;
    } catch (IOException e) {
      throw unwritable(target == null ? Path.of(System.getProperty("java.io.tmpdir")) : target, e);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path near) {
    return near.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static Failure unwritable(Path file, IOException e) {
    return new Failure("cannot write \"" + file + "\": " + FileFault.ofWriting(e));
  }

  private static void delete(Path written) {
    try {
      Files.deleteIfExists(written);
    } catch (IOException e) {
      // it is where such files are cleared away, or it was moved
    }
  }
}
