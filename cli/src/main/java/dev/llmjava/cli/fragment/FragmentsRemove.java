package dev.llmjava.cli.fragment;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.store.SqliteLog;

/** {@code llm fragments remove} */
public final class FragmentsRemove implements Command {
  private final Spec spec =
      new Spec(
              "llm fragments remove",
              """
              Remove an alias of a fragment

              The fragment stays, under its hash. For example:

                  llm fragments remove mydocs
              """)
          .argument("ALIAS", true)
          .completing(Completion.FRAGMENT_ALIASES);

  @Override
  public Spec spec() {
    return spec;
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String alias = FragmentsSet.alias(spec, arguments);
    try (var log = SqliteLog.open(session.directory().log())) {
      log.fragments().removeAlias(alias);
    }
    return 0;
  }
}
