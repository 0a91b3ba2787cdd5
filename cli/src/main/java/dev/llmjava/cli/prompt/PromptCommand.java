package dev.llmjava.cli.prompt;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.model.ChosenModel;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.tool.ToolTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code llm prompt}, and {@code llm} with anything that is no command. */
public final class PromptCommand implements Command {
  private final Spec spec = PromptSpec.make();

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
    check(arguments, session);
    if (arguments.value(TemplateSaving.OPTION) != null) {
      return new TemplateSaving(arguments, session).save();
    }
    var input = PromptInput.of(arguments, session);
    String name = input.model(session);
    boolean continues = continues(arguments);
    if (arguments.has("options") && !continues) {
      return ChosenModel.showOptions(ChosenModel.of(name, arguments, session), session);
    }
    try (var logging = new Logging(arguments, session)) {
      if (input.replacesSchema()) {
        PromptSchema.check(arguments, session, logging);
      }
      Conversation conversation = continues ? logging.conversation() : Conversation.NEW;
      return goOn(conversation, name, input, session, logging);
    }
  }

  /** Whether this goes on with a conversation. */
  public static boolean continues(Arguments arguments) {
    return arguments.has("continue") || !arguments.text("conversation").isEmpty();
  }

  /** Refuses options that exclude each other. */
  public static void check(Arguments arguments, Session session) {
    if (arguments.has("log") && arguments.has("no-log")) {
      throw new Failure("--log and --no-log are mutually exclusive");
    }
    for (String other : List.of("json", "extract", "extract-last")) {
      if (arguments.has("events") && arguments.has(other)) {
        throw UsageError.of(arguments.spec(), "--events cannot be used with --" + other);
      }
    }
    if (!session.terminal().variable(ToolTrace.VARIABLE).isEmpty()) {
      ToolTrace.check(arguments, arguments.spec(), session.terminal());
    }
  }

  /**
   * Asks a model what follows in a conversation.
   *
   * @param name of the model that the user chose; null for the conversation's
   */
  static int goOn(
      Conversation conversation,
      @Nullable String name,
      PromptInput input,
      Session session,
      Logging logging) {
    Arguments arguments = input.arguments();
    Model model = ChosenModel.of(name == null ? conversation.model() : name, arguments, session);
    if (arguments.has("options")) {
      return ChosenModel.showOptions(model, session);
    }
    var asker = Asker.of(model, arguments, conversation, session, logging);
    boolean asks = !asker.tools().runFirst(conversation);
    Prompt said = conversation.news(PromptTurn.read(asks, input, session, logging));
    PromptAttachments.check(model, said);
    Prompt prompt = asker.prompt(conversation, said);
    Asked asked =
        asker.tools().isEmpty()
            ? new Asked.Once(model.prompt(prompt), conversation.thread())
            : new Asked.InRounds(model.chain(prompt, asker.rounds(conversation, said, logging)));
    return new Answer(arguments, session, logging).show(asked, prompt.stream());
  }
}
