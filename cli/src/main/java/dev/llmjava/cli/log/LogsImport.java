package dev.llmjava.cli.log;

import dev.llmjava.FileFault;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.Counted;
import dev.llmjava.cli.text.FileSize;
import dev.llmjava.store.Imported;
import dev.llmjava.store.SqliteLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code llm logs import}: what comes through a pipe is kept in a file first, because nobody can
 * log while it is taken in.
 */
public final class LogsImport implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm logs import",
            """
            Add conversations that were exported

            From a file, or from standard input. What is in the log already stays as it is. A line \
            that is damaged is told and left out; if there is any, the exit code is 1.
            """)
        .argument("FILE", false)
        .completing(Completion.FILES)
        .one(Spec.Kind.FILE, "The log database to add to", "-d", "--database");
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String given = arguments.at(0);
    Path file = given == null || given.equals("-") ? null : Path.of(given);
    if (file == null && session.terminal().inputIsTerminal()) {
      throw new Failure("name the file to import, or pipe it in");
    }
    Path kept = file != null && Files.isRegularFile(file) ? null : keep(file, session);
    try (var log = SqliteLog.open(LogDatabase.file(arguments, session))) {
      Path from = kept == null ? Path.of(arguments.required(0)) : kept;
      Imported imported = read(log, from, session);
      print(imported, session);
      return imported.damaged() == 0 ? 0 : 1;
    } catch (IOException e) {
      throw unreadable(file, e);
    } finally {
      delete(kept);
    }
  }

  private static Imported read(SqliteLog log, Path from, Session session) throws IOException {
    try {
      return session.during(
          () -> "reading " + FileSize.sentence(FileSize.sofar(from)),
          () -> {
            try {
              return log.transfer().read(from);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void print(Imported imported, Session session) {
    for (Imported.Damage damage : imported.damage()) {
      session.err().print("line " + damage.line() + ": " + damage.fault() + "\n");
    }
    long untold = imported.damaged() - imported.damage().size();
    if (untold > 0) {
      session.err().println("and " + new Counted().and(untold, "line").text() + " more");
    }
    String added =
        new Counted()
            .and(imported.conversations(), "conversation")
            .and(imported.turns(), "turn")
            .and(imported.messages(), "message")
            .text();
    String aliases = aliases(imported.aliases());
    added += (added.isEmpty() || aliases.isEmpty() ? "" : ", ") + aliases;
    String known = new Counted().and(imported.known(), "turn").text();
    session
        .out()
        .println(
            (added.isEmpty() ? "Added nothing." : "Added " + added + ".")
                + (known.isEmpty() ? "" : " " + known + " were there already."));
  }

  /** By name, because a prompt may say one without knowing whose it is. */
  private static String aliases(List<String> names) {
    return switch (names.size()) {
      case 0 -> "";
      case 1 -> "1 alias: " + names.getFirst();
      default -> names.size() + " aliases: " + String.join(", ", names);
    };
  }

  /** Standard input, or a pipe that has a name, in a file that can be read again. */
  private static Path keep(@Nullable Path pipe, Session session) {
    try (var in = pipe == null ? session.terminal().in() : Files.newInputStream(pipe)) {
      Path kept = Files.createTempFile("llm-import", ".jsonl");
      // also when Ctrl-C ends it, or reading fails
      kept.toFile().deleteOnExit();
      Files.copy(in, kept, StandardCopyOption.REPLACE_EXISTING);
      return kept;
    } catch (IOException e) {
      throw unreadable(pipe, e);
    }
  }

  private static Failure unreadable(@Nullable Path file, IOException e) {
    String what = file == null ? "standard input" : "\"" + file + "\"";
    return new Failure("cannot read " + what + ": " + FileFault.ofReading(e));
  }

  private static void delete(@Nullable Path kept) {
    try {
      if (kept != null) {
        Files.deleteIfExists(kept);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
