package dev.llmjava.cli.log;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.text.FileSize;
import dev.llmjava.store.SqliteLog;
import java.nio.file.Path;

/** {@code llm logs backup} */
public final class LogsBackup implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm logs backup",
            """
            Write a copy of the log database to a new file

            For example:

                $ llm logs backup /tmp/logs.db
            """)
        .argument("PATH", true)
        .completing(Completion.FILES);
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path copy = Path.of(arguments.required(0));
    try (var log = SqliteLog.openExisting(session.directory().log())) {
      session.during(
          () -> "copying " + FileSize.sentence(FileSize.sofar(copy)),
          () -> {
            log.backup(copy);
            return copy;
          });
    }
    session.out().println("Backed up " + FileSize.of(copy) + " to " + copy);
    return 0;
  }
}
