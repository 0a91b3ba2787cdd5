package dev.llmjava.cli.fragment;

import dev.llmjava.Fragment;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.session.Session;
import dev.llmjava.store.SqliteLog;

/** {@code llm fragments set} */
public final class FragmentsSet implements Command {
  private final Spec spec =
      new Spec(
              "llm fragments set",
              """
              Store a fragment under an alias

              The fragment is a file, an address, a loader's PREFIX:ARGUMENT, an alias, a hash, or \
              - for standard input. For example:

                  llm fragments set mydocs ./docs.md
              """)
          .argument("ALIAS", true)
          .completing(Completion.FRAGMENT_ALIASES)
          .argument("FRAGMENT", true)
          .completing(Completion.FRAGMENTS);

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
    String alias = alias(spec, arguments);
    try (var log = SqliteLog.open(session.directory().log())) {
      var references = new FragmentReferences(session, log::fragments);
      log.fragments().setAlias(alias, references.text(arguments.required(1)));
    }
    return 0;
  }

  /** The first argument, which must be one. */
  static String alias(Spec spec, Arguments arguments) {
    String alias = arguments.required(0);
    if (!Fragment.isName(alias)) {
      throw UsageError.of(spec, "Invalid value for 'ALIAS': Fragment alias must be alphanumeric");
    }
    return alias;
  }
}
