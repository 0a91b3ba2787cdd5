package dev.llmjava.cli.fragment;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.store.SqliteLog;

/** {@code llm fragments show} */
public final class FragmentsShow implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm fragments show",
            """
            Print a fragment

            By its alias or hash, or by anything else that -f takes. For example:

                llm fragments show mydocs
            """)
        .argument("ALIAS_OR_HASH", true)
        .completing(Completion.FRAGMENTS);
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    try (var log = SqliteLog.open(session.directory().log())) {
      var references = new FragmentReferences(session, log::fragments);
      session.out().print(references.text(arguments.required(0)).content() + "\n");
    }
    return 0;
  }
}
