package dev.llmjava.cli.chat;

import dev.llmjava.Model;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.fragment.FragmentReferences;
import dev.llmjava.cli.model.ChosenModel;
import dev.llmjava.cli.prompt.Asker;
import dev.llmjava.cli.prompt.Conversation;
import dev.llmjava.cli.prompt.Logging;
import dev.llmjava.cli.prompt.PromptCommand;
import dev.llmjava.cli.prompt.PromptInput;
import dev.llmjava.cli.prompt.PromptSpec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;

/** {@code llm chat} */
public final class ChatCommand implements Command {
  private static final String ABOUT =
      """
      Hold a conversation with a model

      What you type is sent line by line, and the model knows what was said before. All of it is \
      logged as one conversation:

          llm chat -m gpt-4o-mini
          llm chat -s 'You are a pelican' -T llm_time

      -c goes on with the conversation used last. Fragments (-f), attachments (-a) and the system \
      prompt go with the first message.

      A line that begins with ! is a command; !help lists them. Ctrl-C stops an answer and keeps \
      what had arrived. At the prompt it clears the line, and ends the chat where that is empty.
      """;

  private final Spec spec =
      PromptSpec.use(PromptSpec.goingOn(PromptSpec.model(new Spec("llm chat", ABOUT))));

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
    refuseStandardInput(arguments);
    var input = words(PromptInput.of(arguments, session));
    try (var logging = new Logging(arguments, session)) {
      Conversation conversation =
          PromptCommand.continues(arguments) ? logging.conversation() : Conversation.NEW;
      String chosen = input.model(session);
      String name = chosen == null ? conversation.model() : chosen;
      Model model = ChosenModel.named(name == null ? session.llm().defaultModel() : name, session);
      if (arguments.has("options")) {
        return ChosenModel.showOptions(model, session);
      }
      var asker = Asker.of(model, input.arguments(), conversation, session, logging);
      var chat = new ChatSession(input, asker, conversation, session, logging);
      return hold(chat, chat, session, logging);
    }
  }

  /** A template may be for one block of code; a chat shows whole answers. */
  private static PromptInput words(PromptInput input) {
    return input.with(input.arguments().without("extract").without("extract-last"));
  }

  /**
   * Holds a chat to its end.
   *
   * @param turns what is shown of {@code chat}
   */
  public static int hold(ChatTurns turns, ChatSession chat, Session session, Logging logging) {
    var completion = new ChatCompletion(LineCommands.all(turns));
    try (ChatLines lines =
        ChatTerminal.lines(
            session.terminal(), completion, () -> ChatHistory.of(session, logging))) {
      chat.approveBy(lines);
      return new ChatLoop(lines, turns, session.terminal()).run();
    }
  }

  /** It is where the lines of the chat come from. */
  public static void refuseStandardInput(Arguments arguments) {
    for (String option : new String[] {"fragment", "system-fragment", "attachment"}) {
      if (arguments.values(option).contains(FragmentReferences.STANDARD_INPUT)) {
        throw standardInput(arguments.spec().option("--" + option));
      }
    }
    if (arguments.pairs("attachment-type").containsKey(FragmentReferences.STANDARD_INPUT)) {
      throw standardInput(arguments.spec().option("--attachment-type"));
    }
  }

  private static Failure standardInput(Spec.Option option) {
    return new Failure(
        "'"
            + option.names().getFirst()
            + " -' cannot be used in a chat, which is read from standard input; name a file");
  }
}
