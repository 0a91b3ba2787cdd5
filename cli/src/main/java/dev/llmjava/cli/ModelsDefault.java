package dev.llmjava.cli;

/** {@code llm models default} */
final class ModelsDefault implements Command {
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
