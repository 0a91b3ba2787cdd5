package dev.llmjava.cli.log;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.text.Counted;
import dev.llmjava.store.Removal;

/** {@code llm logs gc} */
public final class LogsGc implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm logs gc",
            """
            Remove what no conversation reaches

            That is: turns whose conversation is gone, messages that no turn leads to, and \
            attachments, fragments without an alias, schemas and tools that nothing uses. A \
            search index that is not what was said is made anew.
            """)
        .flag("Show what would go, and remove nothing", "--dry-run")
        .flag("Give the room back to the disk", "--vacuum")
        .one(Spec.Kind.EXISTING_FILE, "The log database to use", "-d", "--database");
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean dryRun = arguments.has("dry-run");
    try (var log = LogDatabase.open(arguments, session)) {
      Removal removal = log.maintenance().collect(dryRun);
      String did = dryRun ? "Would remove " : "Removed ";
      session
          .out()
          .println(removal.isEmpty() ? "Nothing to remove." : did + Counted.of(removal) + ".");
      if (arguments.has("vacuum") && !dryRun) {
        log.maintenance().vacuum();
      }
    }
    return 0;
  }
}
