package dev.llmjava.cli.template;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code llm templates path}, which makes the folder, so that a file can be copied there. */
public final class TemplatesPath implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm templates path", "Print the path of the folder of templates");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Path folder = session.directory().file(Templates.FOLDER);
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Failure("cannot make the folder " + folder + "; check its permissions");
    }
    session.out().println(folder.toString());
    return 0;
  }
}
