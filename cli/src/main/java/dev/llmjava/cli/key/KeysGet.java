package dev.llmjava.cli.key;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.Suggestions;
import dev.llmjava.json.Json;

/** {@code llm keys get} */
public final class KeysGet implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm keys get",
            """
            Print a stored key

            For example:

                export OPENAI_API_KEY=$(llm keys get openai)
            """)
        .argument("NAME", true)
        .completing(Completion.KEYS);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String name = arguments.required(0);
    if (!session.directory().has("keys.json")) {
      throw new Failure("No keys found");
    }
    Json.Obj keys = session.directory().keys();
    String key = keys.string(name);
    if (key == null) {
      throw new Failure(
          "No key found with name '"
              + name
              + "'"
              + Suggestions.after(name, keys.fields().keySet()));
    }
    session.out().println(key);
    return 0;
  }
}
