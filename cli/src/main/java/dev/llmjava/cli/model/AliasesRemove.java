package dev.llmjava.cli.model;

import dev.llmjava.LlmException;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;

/** {@code llm aliases remove} */
public final class AliasesRemove implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm aliases remove",
            """
            Remove an alias

            For example:

                $ llm aliases remove turbo
            """)
        .argument("ALIAS", true)
        .completing(Completion.ALIASES);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String alias = arguments.required(0);
    if (!session.directory().has("aliases.json")) {
      throw new Failure("No aliases.json file exists");
    }
    if (read(session).get(alias) == null) {
      throw new Failure("No such alias: " + alias);
    }
    session.directory().updateAliases(aliases -> aliases.without(alias));
    return 0;
  }

  private static Json.Obj read(Session session) {
    try {
      return session.directory().aliases();
    } catch (LlmException.Setup e) {
      throw new Failure("aliases.json file is not valid JSON");
    }
  }
}
