package dev.llmjava.cli;

import dev.llmjava.UserDirectory;
import dev.llmjava.store.LogCounts;
import dev.llmjava.store.SqliteLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code llm logs status} */
final class LogsStatus implements Command {
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
    Path file = directory.file("logs.db");
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
    out.println("Database file size: \t\t" + size(file));
    return 0;
  }

  private static String size(Path file) {
    try {
      return ByteCount.text(Files.size(file));
    } catch (IOException e) {
      throw new Failure("cannot read " + file);
    }
  }
}
