package dev.llmjava.cli.model;

import dev.llmjava.LlmException;
import dev.llmjava.Model;
import dev.llmjava.ModelInfo;
import dev.llmjava.Provider;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.text.Suggestions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model that a prompt goes to. */
public final class ChosenModel {
  private ChosenModel() {}

  /** The name the user gave one way or another; null when nobody chose. */
  public static @Nullable String name(Arguments arguments, Session session) {
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

  /**
   * The model of a name. LLM prints this one error with quotes around it, and scripts look for
   * that.
   *
   * @param name null for the default model
   */
  public static Model of(@Nullable String name, Arguments arguments, Session session) {
    String wanted = name == null ? session.llm().defaultModel() : name;
    try {
      Model model = session.llm().model(wanted);
      if (arguments.has("async") && !model.info().supports(ModelInfo.Feature.ASYNC)) {
        throw new Failure("'Unknown async model (sync model exists): " + wanted + "'");
      }
      return model;
    } catch (LlmException.UnknownModel e) {
      throw new Failure("'" + e.getMessage() + "'" + hint(wanted, name == null, session));
    }
  }

  /**
   * The model of a name, where LLM has these words for one that there is not.
   *
   * @throws Failure when there is none
   */
  public static Model named(String name, Session session) {
    try {
      return session.llm().model(name);
    } catch (LlmException.UnknownModel e) {
      throw new Failure("'" + name + "' is not a known model");
    }
  }

  /**
   * The model of a name that a command other than a prompt was given.
   *
   * @throws Failure when there is none, with what was meant, perhaps
   */
  static Model known(String name, Session session) {
    try {
      return session.llm().model(name);
    } catch (LlmException.UnknownModel e) {
      throw new Failure(e.getMessage() + hint(name, false, session));
    }
  }

  private static String hint(String wanted, boolean standard, Session session) {
    return standard
        ? " is the default model; choose another with 'llm models default MODEL'"
        : Suggestions.after(wanted, ModelSearch.names(session));
  }

  public static int showOptions(Model model, Session session) {
    Provider.Entry entry =
        session.llm().models().stream()
            .filter(listed -> listed.model().id().equals(model.id()))
            .findFirst()
            .orElse(Provider.Entry.of(model));
    session.out().print(new ModelBlock().of(entry));
    return 0;
  }
}
