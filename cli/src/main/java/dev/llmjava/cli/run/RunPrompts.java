package dev.llmjava.cli.run;

import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.Template;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.command.UsageError;
import dev.llmjava.cli.model.ChosenModel;
import dev.llmjava.cli.prompt.Conversation;
import dev.llmjava.cli.prompt.Logging;
import dev.llmjava.cli.prompt.PromptAttachments;
import dev.llmjava.cli.prompt.PromptInput;
import dev.llmjava.cli.prompt.PromptSettings;
import dev.llmjava.cli.prompt.PromptTools;
import dev.llmjava.cli.prompt.PromptTurn;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.template.AppliedTemplate;
import dev.llmjava.cli.template.Templates;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import dev.llmjava.model.CacheKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes prompts of inputs, of the same pieces as {@code llm prompt}. One thread. */
final class RunPrompts {
  private final Arguments arguments;
  private final Session session;
  private final Logging logging;
  private final Json.Obj ofFile;
  private final RunModels models;
  private final @Nullable AppliedTemplate template;

  /**
   * @param given the command line
   */
  RunPrompts(RunFile file, Arguments given, Session session, Logging logging) {
    this.session = session;
    this.logging = logging;
    // a schema of the command line takes the place of the file's
    Json.Obj settings = file.settings();
    this.ofFile = SchemaInput.isGiven(given) ? settings.without("schema") : settings;
    this.arguments =
        settled(RunFields.ofFile(file.settings()).under(given.withoutFirst()), session);
    this.models = new RunModels(arguments, session);
    this.template = template(file.settings().get("template"));
  }

  /** Looking for the model of {@code -q} takes time, so it is not done for every input. */
  private static Arguments settled(Arguments given, Session session) {
    String model = given.value("model") == null ? ChosenModel.name(given, session) : null;
    return model == null ? given : given.with("model", model);
  }

  /** The one of the command line, else the file's: a name, or the template itself. */
  private @Nullable AppliedTemplate template(@Nullable Json ofFile) {
    if (arguments.value("template") != null || ofFile == null) {
      return AppliedTemplate.of(arguments, session);
    }
    if (ofFile instanceof Json.Str(String name)) {
      return AppliedTemplate.of(arguments.with("template", name), session);
    }
    var found = new Templates.Found(Template.of("template", ofFile), true);
    return AppliedTemplate.of(found, arguments, session);
  }

  RunModels models() {
    return models;
  }

  /**
   * Reads and checks all that an input names.
   *
   * @param id that was given to it before; null to find one
   * @throws Failure and others that say in one line what keeps it from being asked
   */
  RunPrompt of(RunInput input, @Nullable String id) {
    Json.Obj fields = input.fields();
    try {
      return of(input, RunFields.ofInput(fields).over(arguments), id);
    } catch (UsageError e) {
      Json.Obj shared = fields.has("schema") ? ofFile.without("schema") : ofFile;
      Spec spec = arguments.spec();
      RuntimeException own = new RunFieldFault(spec, fields).of(e);
      throw own == e ? new RunFieldFault(spec, shared).of(e) : own;
    }
  }

  private RunPrompt of(RunInput input, Arguments given, @Nullable String id) {
    requireNoInput(given);
    AppliedTemplate filled = template == null ? null : template.with(given);
    if (filled == null && given.has("param")) {
      throw new Failure("\"params\" are for a template; name one with -t");
    }
    var read = PromptInput.of(given, filled, session);
    RunModel model = models.of(read.model(session));
    Arguments all = read.arguments();
    Prompt said = PromptTurn.read(read, logging);
    if (said.messages().stream().noneMatch(message -> message.role() == Role.USER)) {
      throw new Failure("there is nothing to ask; give it a \"prompt\"");
    }
    PromptAttachments.check(model.model(), said);
    var settings = new PromptSettings(model.model(), all, session, logging);
    var tools = new PromptTools(model.model(), Conversation.NEW, all, session);
    Prompt prompt = tools.into(settings.into(said.toBuilder())).build();
    String key = CacheKey.of(model.model().id(), prompt);
    return new RunPrompt(name(input, id, key), model, prompt, tools, all);
  }

  private static RunName name(RunInput input, @Nullable String known, String key) {
    String id = known == null ? input.id() : known;
    return new RunName(input.index(), input.place(), id == null ? "" : id, key);
  }

  private static void requireNoInput(Arguments given) {
    for (String option : List.of("fragment", "system-fragment", "attachment", "attachment-type")) {
      if (given.values(option).contains("-")) {
        throw new Failure("standard input cannot be a part of the inputs; name a file");
      }
    }
  }
}
