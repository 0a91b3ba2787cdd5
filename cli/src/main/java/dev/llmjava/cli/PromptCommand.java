package dev.llmjava.cli;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Prompt;
import dev.llmjava.Provider;
import dev.llmjava.json.Json;
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
    check(arguments, spec);
    String name = chosenName(arguments, session);
    boolean continues = arguments.has("continue") || !arguments.text("conversation").isEmpty();
    if (arguments.has("options") && !continues) {
      return showOptions(session, model(session, name, arguments));
    }
    try (var logging = new Logging(arguments, session)) {
      Conversation conversation = continues ? logging.conversation() : Conversation.NEW;
      return goOn(conversation, name, arguments, session, logging);
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
      Arguments arguments,
      Session session,
      Logging logging) {
    Model model = model(session, name == null ? conversation.model() : name, arguments);
    if (arguments.has("options")) {
      return showOptions(session, model);
    }
    Prompt prompt = prompt(model, conversation, arguments, session, logging);
    return new Answer(arguments, session, logging).show(model.prompt(prompt), conversation);
  }

  /** Refuses options that exclude each other. */
  static void check(Arguments arguments, Spec spec) {
    if (arguments.has("log") && arguments.has("no-log")) {
      throw new Failure("--log and --no-log are mutually exclusive");
    }
    for (String other : List.of("json", "extract", "extract-last")) {
      if (arguments.has("events") && arguments.has(other)) {
        throw UsageError.of(spec, "--events cannot be used with --" + other);
      }
    }
  }

  /** The name the user gave one way or another; null when nobody chose. */
  static @Nullable String chosenName(Arguments arguments, Session session) {
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

  private static Prompt prompt(
      Model model,
      Conversation conversation,
      Arguments arguments,
      Session session,
      Logging logging) {
    Json.Obj options = options(model, arguments, session);
    boolean whole =
        arguments.has("no-stream")
            || arguments.has("extract")
            || arguments.has("extract-last")
            || arguments.has("json")
            || !model.info().supports(ModelInfo.Feature.STREAMING);
    var prompt =
        conversation.followedBy(turn(arguments, session, logging)).toBuilder()
            .schema(PromptSchema.of(model, arguments, session, logging))
            .key(arguments.value("key"))
            .hideReasoning(hidesReasoning(arguments))
            .stream(!whole);
    options.fields().forEach(prompt::option);
    return prompt.build();
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

  /** What the user says now: a system prompt, fragments and words. */
  private static Prompt turn(Arguments arguments, Session session, Logging logging) {
    var fragments = new PromptFragments(arguments, logging);
    var turn = Prompt.builder();
    String system = arguments.text("system").strip();
    if (!system.isEmpty()) {
      turn.system(system);
    }
    // a schema can say all that is wanted, so nobody is asked for more
    boolean asks = !fragments.saySomething() && !SchemaInput.isGiven(arguments);
    String text = PromptText.read(arguments.at(0), session.terminal(), fragments.takeInput(), asks);
    fragments.addTo(turn, text);
    return turn.build();
  }
}
