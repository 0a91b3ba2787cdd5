package dev.llmjava.cli;

/** Prints where a file of the user directory is, or would be. */
record FilePath(String path, String about, String file) implements Command {
  @Override
  public Spec spec() {
    return new Spec(path, about);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    session.out().println(session.directory().file(file).toString());
    return 0;
  }
}
