package dev.llmjava.cli.template;

import dev.llmjava.Template;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.function.Functions;
import dev.llmjava.cli.session.Session;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The template of a prompt. What it says is what its options would say, except that what the user
 * says wins over it; of the schema it is the other way round, as in LLM.
 *
 * @param parameters given now, by variable
 */
public record AppliedTemplate(Template template, Map<String, String> parameters) {
  private static final String TEMPLATE = "template";
  private static final String PARAMETER = "param";

  /** Adds the two options. */
  public static Spec options(Spec spec) {
    return spec.text("The template to use: its name, a file or a URL", "-t", "--" + TEMPLATE)
        .completing(Completion.TEMPLATES)
        .pairs("A variable of the template and its value", "-p", "--" + PARAMETER)
        .completing(Completion.PARAMETERS);
  }

  /** The one that was named; null for none. */
  public static @Nullable AppliedTemplate of(Arguments arguments, Session session) {
    String name = arguments.value(TEMPLATE);
    if (name == null) {
      return null;
    }
    return of(new Templates(session).find(name), arguments, session);
  }

  /** One that was found. */
  public static AppliedTemplate of(Templates.Found found, Arguments arguments, Session session) {
    Template template = found.template();
    return new AppliedTemplate(
        found.trusted() ? template : ForeignTemplate.made(template, session.err()),
        arguments.pairs(PARAMETER));
  }

  /** This template with the variables of another command line. */
  public AppliedTemplate with(Arguments arguments) {
    return new AppliedTemplate(template, arguments.pairs(PARAMETER));
  }

  /** The command line with what the template adds to it. */
  public Arguments into(Arguments given) {
    Arguments all =
        given
            .preceded("fragment", template.fragments())
            .preceded("system-fragment", template.systemFragments())
            .preceded("tool", template.tools())
            .preceded(Functions.OF_TEMPLATE, functions())
            .preceded("option", pairs(template.options()));
    Json.Obj schema = template.schema();
    if (schema != null) {
      all = all.without("schema-multi").with("schema", schema.toString());
    }
    boolean chosen = given.has("extract") || given.has("extract-last") || given.has("events");
    if (!chosen && template.extract()) {
      all = all.withFlag("extract");
    }
    return !chosen && template.extractLast() ? all.withFlag("extract-last") : all;
  }

  private List<String> functions() {
    String functions = template.functions();
    return functions == null ? List.of() : List.of(template.name(), functions);
  }

  private static List<String> pairs(Json.Obj options) {
    var pairs = new ArrayList<String>();
    options
        .fields()
        .forEach(
            (name, value) -> {
              if (!(value instanceof Json.Null)) {
                pairs.add(name);
                pairs.add(value instanceof Json.Str text ? text.value() : value.toString());
              }
            });
    return pairs;
  }

  /**
   * The user's words and the system prompt.
   *
   * @param argument null for none
   * @param words reads the user's words, those piped in and those of an argument; with {@code true}
   *     somebody at a terminal may be asked for them
   */
  public Template.Texts texts(@Nullable String argument, UserWords words) {
    if (template.usesInput()) {
      return template.evaluate(words.read(argument, true), parameters);
    }
    Template.Texts own = template.evaluate("", parameters);
    if (own.prompt().isEmpty()) {
      return new Template.Texts(words.read(argument, true), own.system());
    }
    boolean more = argument != null && !argument.isEmpty();
    String prompt = more ? own.prompt() + "\n" + argument : own.prompt();
    return new Template.Texts(words.read(prompt, false), own.system());
  }

  /** Where the user's words come from. */
  public interface UserWords {
    /** From nowhere but an argument. */
    UserWords GIVEN = (argument, asks) -> argument == null ? "" : argument;

    String read(@Nullable String argument, boolean asks);
  }
}
