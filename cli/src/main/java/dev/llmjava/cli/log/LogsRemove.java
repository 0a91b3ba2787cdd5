package dev.llmjava.cli.log;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Aborted;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Person;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.cli.text.Counted;
import dev.llmjava.store.LogMaintenance;
import dev.llmjava.store.LogMaintenance.Named;
import dev.llmjava.store.Removal;
import java.util.List;

/** {@code llm logs rm} */
public final class LogsRemove implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm logs rm",
            """
            Remove conversations, by their ids or by how these begin

            What they share with others stays: messages that another conversation or a fork goes \
            on from, attachments, fragments, schemas and tools that anything else uses.

            The file keeps its size until 'llm logs gc --vacuum'.
            """)
        .arguments("ID", true)
        .completing(Completion.CONVERSATIONS)
        .flag("Show what would go, and remove nothing", "--dry-run")
        .flag("Do not ask", "-y", "--yes")
        .one(Spec.Kind.EXISTING_FILE, "The log database to use", "-d", "--database");
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    boolean dryRun = arguments.has("dry-run");
    if (!dryRun && !arguments.has("yes") && !session.terminal().inputIsTerminal()) {
      throw new Failure(
          "removing conversations takes a yes, and there is no terminal to ask for it; add -y");
    }
    try (var log = LogDatabase.open(arguments, session)) {
      remove(log.maintenance(), arguments, session);
    }
    return 0;
  }

  private static void remove(LogMaintenance log, Arguments arguments, Session session) {
    List<Named> conversations = ConversationIds.find(arguments.positional(), log);
    List<String> ids = conversations.stream().map(Named::id).toList();
    boolean ask = !arguments.has("yes");
    if (ask || arguments.has("dry-run")) {
      for (Named conversation : conversations) {
        session.out().print(ConversationIds.text(conversation) + "\n");
      }
      String going = Counted.of(log.remove(ids, true));
      if (arguments.has("dry-run")) {
        session.out().println("Would remove " + going + ".");
        return;
      }
      confirm("Remove " + going + "?", session.terminal());
    }
    Removal removed = log.remove(ids, false);
    session.out().println("Removed " + Counted.of(removed) + ".");
  }

  private static void confirm(String question, Terminal terminal) {
    try (var person = Person.at(terminal)) {
      if (person == null || !person.agrees(question, terminal)) {
        throw new Aborted();
      }
    }
  }
}
