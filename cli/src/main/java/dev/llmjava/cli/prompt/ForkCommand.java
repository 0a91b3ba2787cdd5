package dev.llmjava.cli.prompt;

import dev.llmjava.Role;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Terminal;

/** {@code llm fork} */
public final class ForkCommand implements Command {
  private static final String ABOUT =
      """
      Go on from any point of a conversation, in one of its own

      POINT is the hash of a message, which 'llm logs tree' shows, or the ID of a response or of a \
      conversation, after whose last message it goes on; the beginning of one is enough. What was \
      said before is shared with the conversation that is left, which stays as it is.

      After a message of the user or the results of tools the prompt may be left out: then the \
      model answers once more. It is the model that answered there, unless -m names another:

          llm fork 0f2c02ad 'And one for a walrus?'
          llm fork d6b0cd4e -m gpt-4o-mini

      'llm -c' goes on with the new conversation.
      """;

  private final Spec spec =
      PromptSpec.answer(PromptSpec.model(new Spec("llm fork", ABOUT)))
          .argument("POINT", true)
          .completing(Completion.CONVERSATIONS)
          .argument("PROMPT", false);

  @Override
  public Spec spec() {
    return spec;
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    PromptCommand.check(arguments, session);
    var input = PromptInput.of(arguments, session);
    String model = input.model(session);
    try (var logging = new Logging(arguments, session)) {
      Conversation fork = logging.fork(arguments.required(0));
      Arguments prompt = prompt(input.arguments().withoutFirst(), fork, session.terminal());
      return PromptCommand.goOn(fork, model, input.with(prompt), session, logging);
    }
  }

  /** Nobody is asked to type what can be left out. */
  private static Arguments prompt(Arguments given, Conversation fork, Terminal terminal) {
    boolean leftOut = given.at(0) == null && terminal.inputIsTerminal();
    return leftOut && asks(fork) ? given.with("") : given;
  }

  /** Whether a conversation ends in something that the model is to answer. */
  private static boolean asks(Conversation fork) {
    if (fork.messages().isEmpty()) {
      return false;
    }
    Role last = fork.messages().getLast().role();
    return last == Role.USER || last == Role.TOOL || fork.waits();
  }
}
