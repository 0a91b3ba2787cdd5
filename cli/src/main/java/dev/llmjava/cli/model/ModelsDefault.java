package dev.llmjava.cli.model;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;

/** {@code llm models default} */
public final class ModelsDefault implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm models default", "Show or set the default model")
        .argument("MODEL", false)
        .completing(Completion.MODELS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String name = arguments.at(0);
    if (name == null || name.isEmpty()) {
      session.out().println(session.llm().defaultModel());
    } else {
      session.directory().setDefaultModel(ChosenModel.known(name, session).id());
    }
    return 0;
  }
}
