package dev.llmjava.cli.prompt;

import dev.llmjava.Template;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.model.ChosenModel;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.template.AppliedTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt is made of.
 *
 * @param arguments with what the template adds to them
 * @param template null for none
 */
public record PromptInput(
    Arguments arguments, PromptAttachments attachments, @Nullable AppliedTemplate template) {
  /** Reads the template and finds the attachments, before anything else is done. */
  public static PromptInput of(Arguments given, Session session) {
    return of(given, AppliedTemplate.of(given, session), session);
  }

  /** The same with a template that has been read. */
  public static PromptInput of(
      Arguments given, @Nullable AppliedTemplate template, Session session) {
    return new PromptInput(
        template == null ? given : template.into(given),
        PromptAttachments.read(given, template == null ? null : template.template(), session),
        template);
  }

  /** The same with another command line, which the template has been added to. */
  public PromptInput with(Arguments other) {
    return new PromptInput(other, attachments, template);
  }

  /**
   * What is said in a turn. A system prompt that was given wins over the template's.
   *
   * @param argument null for none
   */
  public Template.Texts texts(@Nullable String argument, AppliedTemplate.UserWords words) {
    Template.Texts texts =
        template == null
            ? new Template.Texts(words.read(argument, true), "")
            : template.texts(argument, words);
    String given = arguments.text("system").strip();
    return new Template.Texts(texts.prompt(), given.isEmpty() ? texts.system().strip() : given);
  }

  /** Whether the schema of the template takes the place of the one that was given. */
  boolean replacesSchema() {
    return template != null && template.template().schema() != null;
  }

  /** The name of the model that was chosen, by the user if by anybody; null for none. */
  public @Nullable String model(Session session) {
    String chosen = ChosenModel.name(arguments, session);
    return chosen == null && template != null ? template.template().model() : chosen;
  }
}
