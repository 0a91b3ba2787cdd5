package dev.llmjava.cli.log;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;

/** {@code llm logs on} and {@code llm logs off}: a file of this name means off. */
public record LogsSwitch(boolean on) implements Command {
  public static final String OFF = "logs-off";

  @Override
  public Spec spec() {
    return on
        ? new Spec("llm logs on", "Log prompts again")
        : new Spec("llm logs off", "Stop logging prompts");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    if (!on) {
      session.directory().write(OFF, "", false);
      return 0;
    }
    try {
      Files.deleteIfExists(session.directory().file(OFF));
      return 0;
    } catch (IOException e) {
      throw new Failure("cannot remove " + session.directory().file(OFF));
    }
  }
}
