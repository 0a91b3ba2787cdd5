package dev.llmjava.cli.model;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;

/** {@code llm models options show} */
public final class ModelOptionsShow implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm models options show",
            """
            Show the stored options of a model

            For example:

                llm models options show gpt-4.1
            """)
        .argument("MODEL", true)
        .completing(Completion.MODELS_WITH_OPTIONS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String id = ModelSearch.idOf(arguments.required(0), session);
    Json.Obj options = session.directory().modelOptions(id);
    if (options.fields().isEmpty()) {
      session.err().print("No default options set for model '" + id + "'.\n");
    }
    session.out().print(ModelOptionsList.lines(options, ""));
    return 0;
  }
}
