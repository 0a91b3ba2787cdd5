package dev.llmjava.cli.key;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;

/** {@code llm keys list} */
public final class KeysList implements Command {
  @Override
  public Spec spec() {
    return new Spec("llm keys list", "List the names of all stored keys");
  }

  @Override
  public int run(Arguments arguments, Session session) {
    Json.Obj keys = session.directory().keys();
    if (!session.directory().has("keys.json")) {
      session.out().println("No keys found");
    }
    keys.fields().keySet().stream().sorted().forEach(session.out()::println);
    return 0;
  }
}
