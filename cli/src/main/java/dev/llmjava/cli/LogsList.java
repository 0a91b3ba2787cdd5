package dev.llmjava.cli;

final class LogsList implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm logs list", "x");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    return 0;
  }
}
