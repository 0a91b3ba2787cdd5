package dev.llmjava.cli.log;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.text.TokenUsage;
import dev.llmjava.store.LogCounts;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code llm logs verify} */
public final class LogsVerify implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm logs verify",
            """
            Look for what is wrong with the log

            With the file, with what its rows refer to, with the hash of every message (the files \
            of attachments are read), and with the search index. Every finding is a line with \
            what to do; if there is any, the exit code is 1.
            """)
        .one(Spec.Kind.EXISTING_FILE, "The log database to read", "-d", "--database");
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    var findings = new AtomicInteger();
    try (var log = LogDatabase.open(arguments, session)) {
      log.maintenance()
          .check(
              finding -> {
                findings.incrementAndGet();
                session.out().print(finding.fault() + "; " + finding.remedy() + "\n");
              });
      if (findings.get() == 0) {
        LogCounts counts = log.counts();
        session
            .out()
            .println(
                "Nothing is wrong in "
                    + TokenUsage.grouped(counts.turns() + counts.legacyResponses())
                    + " turns.");
      }
    }
    return findings.get() == 0 ? 0 : 1;
  }
}
