package dev.llmjava.cli.openai;

import dev.llmjava.Model;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.cli.chat.ChatCommand;
import dev.llmjava.cli.chat.ChatSession;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.function.Functions;
import dev.llmjava.cli.prompt.Answer;
import dev.llmjava.cli.prompt.Asked;
import dev.llmjava.cli.prompt.Asker;
import dev.llmjava.cli.prompt.Conversation;
import dev.llmjava.cli.prompt.Logging;
import dev.llmjava.cli.prompt.PromptAttachments;
import dev.llmjava.cli.prompt.PromptCommand;
import dev.llmjava.cli.prompt.PromptInput;
import dev.llmjava.cli.prompt.PromptSettings;
import dev.llmjava.cli.prompt.PromptText;
import dev.llmjava.cli.prompt.PromptTools;
import dev.llmjava.cli.prompt.PromptTurn;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.template.AppliedTemplate;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Terminal;
import dev.llmjava.json.Json;
import dev.llmjava.provider.ModelList;
import dev.llmjava.provider.OpenAiServer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code llm openai endpoint} */
public final class OpenAiEndpoint implements Command {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Spec spec = EndpointSpec.make();

  @Override
  public Spec spec() {
    return spec;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    check(arguments);
    PromptCommand.check(arguments, session);
    if (arguments.has("models")) {
      return list(server(arguments, session).modelList(), arguments.value("key"), session);
    }
    Arguments given = arguments.withoutFirst();
    PromptInput own = PromptInput.of(given, session);
    PromptInput input = own.with(SchemaInput.kept(given, own.arguments()).withFlag("no-log"));
    Model model = model(server(arguments, session), input);
    try (var logging = new Logging(input.arguments(), session)) {
      var asker =
          new Asker(
              model,
              PromptSettings.unstored(model, input.arguments(), session, logging),
              new PromptTools(model, Conversation.NEW, input.arguments(), session));
      return arguments.has("chat")
          ? chat(asker, input, arguments.required(0), session, logging)
          : ask(asker, input, session, logging);
    }
  }

  /** Refuses what does not go together. */
  private static void check(Arguments arguments) {
    boolean prompt = arguments.at(1) != null;
    if (arguments.has("chat")) {
      refuse(prompt, "--chat cannot be used with a prompt");
      ChatCommand.refuseStandardInput(arguments);
    }
    if (arguments.has("models")) {
      refuse(prompt, "--models cannot be used with a prompt");
      refuse(arguments.value("template") != null, "--models cannot be used with --template");
      boolean tools = arguments.has("tool") || Functions.isGiven(arguments);
      refuse(tools, "--models cannot be used with tools");
      refuse(SchemaInput.isGiven(arguments), "--models cannot be used with schemas");
    }
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new Failure(message);
    }
  }

  private static OpenAiServer server(Arguments arguments, Session session) {
    return new OpenAiServer(
        arguments.required(0),
        arguments.pairs("header"),
        arguments.value("key") != null,
        session.llm().context());
  }

  /** One that no list knows. What the user chose for other commands does not count here. */
  private static Model model(OpenAiServer server, PromptInput input) {
    String given = input.arguments().value("model");
    AppliedTemplate template = input.template();
    String id = given == null && template != null ? template.template().model() : given;
    if (id == null) {
      throw new Failure("--model is required unless --models or a template model is used");
    }
    return input.arguments().has("responses") ? server.responses(id) : server.chat(id);
  }

  private static int chat(
      Asker asker, PromptInput input, String address, Session session, Logging logging) {
    var chat = new ChatSession(input, asker, Conversation.NEW, session, logging);
    var turns = new EndpointChat(asker.model().id() + " at " + address, chat);
    return ChatCommand.hold(turns, chat, session, logging);
  }

  private static int ask(Asker asker, PromptInput given, Session session, Logging logging) {
    Model model = asker.model();
    Prompt said = PromptTurn.read(true, withPiped(given, session.terminal()), session, logging);
    boolean silent = said.messages().stream().noneMatch(message -> message.role() == Role.USER);
    if (silent && !asker.settings().hasSchema() && !session.terminal().inputIsTerminal()) {
      throw new Failure("A prompt is required when stdin is not interactive");
    }
    PromptAttachments.check(model, said);
    Prompt prompt = asker.prompt(Conversation.NEW, said);
    Asked asked =
        asker.tools().isEmpty()
            ? new Asked.Once(model.prompt(prompt), null)
            : new Asked.InRounds(model.chain(prompt, asker.tools().settings()));
    return new Answer(given.arguments(), session, logging).show(asked, true);
  }

  /** What is piped in and the prompt stand together below a template's, other than elsewhere. */
  private static PromptInput withPiped(PromptInput input, Terminal terminal) {
    Arguments all = input.arguments();
    String prompt = all.at(0);
    if (terminal.inputIsTerminal() || input.attachments().takeInput()) {
      return input;
    }
    String text = PromptText.read(prompt, terminal, false, false);
    return input.with((prompt == null ? all : all.withoutFirst()).with(text));
  }

  private static int list(ModelList models, @Nullable String key, Session session) {
    Json.Obj list = models.fetch(LIMIT, key);
    Json error = list.get("error");
    if (error != null && !(error instanceof Json.Null)) {
      throw new Failure(text(error));
    }
    if (!(list.get("data") instanceof Json.Arr)) {
      throw new Failure("The server sent no list of models, but JSON without \"data\"");
    }
    for (Json.Obj model : models.models(list)) {
      session.out().print(String.valueOf(models.idOf(model)).replace('\n', ' ') + "\n");
    }
    return 0;
  }

  private static String text(Json error) {
    if (error instanceof Json.Str text) {
      return text.value();
    }
    String message = error instanceof Json.Obj object ? object.string("message") : null;
    return message == null ? error.toString() : message;
  }
}
