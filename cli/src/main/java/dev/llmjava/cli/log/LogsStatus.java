package dev.llmjava.cli.log;

import dev.llmjava.UserDirectory;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.text.FileSize;
import dev.llmjava.store.LogCounts;
import dev.llmjava.store.SqliteLog;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code llm logs status} */
public final class LogsStatus implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm logs status", "Show whether and what is logged");
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    UserDirectory directory = session.directory();
    Path file = directory.log();
    if (!Files.exists(file)) {
      session.out().println("No log database found at " + file);
      return 0;
    }
    var out = session.out();
    out.println(directory.has(LogsSwitch.OFF) ? "Logging is OFF" : "Logging is ON for all prompts");
    out.println("Found log database at " + file);
    LogCounts counts;
    try (var log = SqliteLog.openExisting(file)) {
      counts = log.counts();
    }
    out.println("Number of threads logged:\t" + counts.threads());
    out.println("Number of turns logged:\t\t" + counts.turns());
    if (counts.legacyConversations() > 0 || counts.legacyResponses() > 0) {
      out.println("Number of legacy conversations:\t" + counts.legacyConversations());
      out.println("Number of legacy responses:\t" + counts.legacyResponses());
    }
    out.println("Database file size: \t\t" + FileSize.of(file));
    return 0;
  }
}
