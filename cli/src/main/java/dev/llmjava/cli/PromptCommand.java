package dev.llmjava.cli;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Prompt;
import dev.llmjava.Provider;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code llm prompt}, and {@code llm} with anything that is no command. */
final class PromptCommand implements Command {
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
    String name = chosenName(arguments, session);
    boolean continues = arguments.has("continue") || !arguments.text("conversation").isEmpty();
    if (arguments.has("options") && !continues) {
      return showOptions(session, model(session, name, arguments));
    }
    var logging = new Logging(arguments, session);
    try (logging) {
      Conversation conversation = continues ? logging.conversation() : Conversation.NEW;
      Model model = model(session, name == null ? conversation.model() : name, arguments);
      if (arguments.has("options")) {
        return showOptions(session, model);
      }
      var tools = new PromptTools(arguments, session);
      Prompt prompt = prompt(model, conversation, tools, arguments, session);
      List<Message> said = turn(conversation, PromptTools.resumes(prompt), arguments, session);
      Asked asked = tools.ask(model, prompt, conversation, said, logging);
      return new Answer(arguments, session, logging).show(asked, prompt.stream());
    }
  }

  private void check(Arguments arguments, Session session) {
    if (arguments.has("log") && arguments.has("no-log")) {
      throw new Failure("--log and --no-log are mutually exclusive");
    }
    for (String other : List.of("json", "extract", "extract-last")) {
      if (arguments.has("events") && arguments.has(other)) {
        throw UsageError.of(spec, "--events cannot be used with --" + other);
      }
    }
    if (!session.terminal().variable(ToolTrace.VARIABLE).isEmpty()) {
      ToolTrace.check(arguments, spec, session.terminal());
    }
  }

  /** The name the user gave one way or another; null when nobody chose. */
  private static @Nullable String chosenName(Arguments arguments, Session session) {
    String given = arguments.value("model");
    if (given != null && !given.isEmpty()) {
      return given;
    }
    String variable = session.terminal().variable("LLM_MODEL");
    if (!variable.isEmpty()) {
      return variable;
    }
    List<String> terms = arguments.values("query");
    return terms.isEmpty() ? null : ModelSearch.shortest(session.llm().models(), terms).id();
  }

  /** LLM prints this one error with quotes around it, and scripts look for that. */
  private static Model model(Session session, @Nullable String name, Arguments arguments) {
    String wanted = name == null ? session.llm().defaultModel() : name;
    try {
      Model model = session.llm().model(wanted);
      if (arguments.has("async") && !model.info().supports(ModelInfo.Feature.ASYNC)) {
        throw new Failure("'Unknown async model (sync model exists): " + wanted + "'");
      }
      return model;
    } catch (LlmException.UnknownModel e) {
      throw new Failure("'" + e.getMessage() + "'");
    }
  }

  private static int showOptions(Session session, Model model) {
    Provider.Entry entry =
        session.llm().models().stream()
            .filter(listed -> listed.model().id().equals(model.id()))
            .findFirst()
            .orElse(Provider.Entry.of(model));
    session.out().print(new ModelBlock().of(entry));
    return 0;
  }

  /** All of a prompt but what is said in it now. */
  private static Prompt prompt(
      Model model,
      Conversation conversation,
      PromptTools tools,
      Arguments arguments,
      Session session) {
    Json.Obj options = options(model, arguments, session);
    boolean whole =
        arguments.has("no-stream")
            || arguments.has("extract")
            || arguments.has("extract-last")
            || arguments.has("json")
            || !model.info().supports(ModelInfo.Feature.STREAMING);
    var prompt =
        Prompt.builder()
            .messages(conversation.messages())
            .key(arguments.value("key"))
            .hideReasoning(hidesReasoning(arguments))
            .stream(!whole);
    options.fields().forEach(prompt::option);
    return tools.into(prompt, model, conversation).build();
  }

  static boolean hidesReasoning(Arguments arguments) {
    return arguments.has("hide-reasoning") || arguments.has("no-reasoning");
  }

  /** What was given now wins over what is stored for the model. */
  private static Json.Obj options(Model model, Arguments arguments, Session session) {
    var typed = new LinkedHashMap<String, String>();
    session
        .directory()
        .modelOptions(model.id())
        .fields()
        .forEach((name, value) -> typed.put(name, plain(value)));
    typed.putAll(arguments.pairs("option"));
    return model.info().options().parse(typed);
  }

  private static String plain(Json value) {
    return value instanceof Json.Str text ? text.value() : value.toString();
  }

  /**
   * A system prompt that the conversation has not yet, then what the user says.
   *
   * @param resumes whether nobody at a terminal has to say anything
   */
  private static List<Message> turn(
      Conversation conversation, boolean resumes, Arguments arguments, Session session) {
    var messages = new ArrayList<Message>();
    String system = arguments.text("system").strip();
    if (!system.isEmpty() && !system.equals(lastSystem(conversation))) {
      messages.add(Message.system(system));
    }
    String given = arguments.at(0);
    String text =
        given == null && resumes && session.terminal().inputIsTerminal()
            ? ""
            : PromptText.read(given, session.terminal());
    if (!text.isEmpty()) {
      messages.add(Message.user(text));
    }
    return messages;
  }

  private static @Nullable String lastSystem(Conversation conversation) {
    for (Message message : conversation.messages().reversed()) {
      if (message.role() == Role.SYSTEM) {
        return message.text();
      }
    }
    return null;
  }
}
