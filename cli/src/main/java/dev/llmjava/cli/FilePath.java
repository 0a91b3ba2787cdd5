package dev.llmjava.cli;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;

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
