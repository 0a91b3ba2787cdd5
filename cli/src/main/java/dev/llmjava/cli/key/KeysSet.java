package dev.llmjava.cli.key;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Question;

/** {@code llm keys set} */
public final class KeysSet implements Command {
  @Override
  public Spec spec() {
    return new Spec(
            "llm keys set",
            """
            Store a key in keys.json

            For example:

                $ llm keys set openai
                Enter key: ...
            """)
        .text("The key, instead of asking for it", "--value")
        .argument("NAME", true)
        .completing(Completion.KEYS_TO_SET);
  }

  @Override
  public int run(Arguments arguments, Session session) {
    String given = arguments.value("value");
    session
        .directory()
        .setKey(
            arguments.required(0),
            given == null ? Question.hidden("Enter key: ", session.terminal()) : given);
    return 0;
  }
}
