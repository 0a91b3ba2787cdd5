package dev.llmjava.cli.model;

import dev.llmjava.Provider;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import java.util.List;

/** {@code llm aliases set} */
public final class AliasesSet implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm aliases set",
            """
            Set an alias for a model

            For example:

                llm aliases set luna gpt-5.6-luna

            Instead of the model's id, give strings with -q: the first model that matches all of \
            them is taken.

                llm aliases set luna -q gpt -q luna
            """)
        .texts("Take the first model that matches these strings", "-q", "--query")
        .argument("ALIAS", true)
        .argument("MODEL_ID", false)
        .completing(Completion.MODELS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String alias = arguments.required(0);
    String given = arguments.at(1);
    String name = given == null || given.isEmpty() ? null : given;
    List<String> terms = arguments.values("query");
    if (name == null && terms.isEmpty()) {
      throw new Failure("You must provide a model_id or at least one -q option");
    }
    String id = name == null ? first(session, terms) : ModelSearch.idOf(name, session);
    session.directory().updateAliases(aliases -> aliases.with(alias, Json.of(id)));
    if (name == null) {
      session.err().println("Alias '" + alias + "' set to model '" + id + "'");
    }
    return 0;
  }

  private static String first(Session session, List<String> terms) {
    for (Provider.Entry entry : session.llm().models()) {
      if (ModelSearch.matches(entry, terms)) {
        return entry.model().id();
      }
    }
    throw new Failure("No model found matching query: " + String.join(", ", terms));
  }
}
