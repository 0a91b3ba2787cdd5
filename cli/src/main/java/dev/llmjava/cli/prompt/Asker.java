package dev.llmjava.cli.prompt;

import dev.llmjava.ChainSettings;
import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.session.Session;

/** Who is asked, and how: a model, its settings and its tools. */
public record Asker(Model model, PromptSettings settings, PromptTools tools) {
  /** As the command line, what is stored for the model, and the conversation say. */
  public static Asker of(
      Model model,
      Arguments arguments,
      Conversation conversation,
      Session session,
      Logging logging) {
    return new Asker(
        model,
        new PromptSettings(model, arguments, session, logging),
        new PromptTools(model, conversation, arguments, session));
  }

  /** Everything said so far, and now this, unless calls have to run before it is said. */
  public Prompt prompt(Conversation conversation, Prompt said) {
    Prompt before =
        tools.runFirst(conversation)
            ? Prompt.of(conversation.messages())
            : conversation.followedBy(said);
    return tools.into(settings.into(before.toBuilder())).build();
  }

  /** How a chain on that prompt runs, and what it says once calls have run. */
  public ChainSettings rounds(Conversation conversation, Prompt said, Logging logging) {
    ChainSettings rounds = tools.settings();
    return logging.into(
        tools.runFirst(conversation) ? rounds.thenSay(said) : rounds, conversation.thread());
  }
}
