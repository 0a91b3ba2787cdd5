package dev.llmjava.cli;

import org.jspecify.annotations.Nullable;

/**
 * What a prompt is made of.
 *
 * @param arguments with what the template adds to them
 * @param template null for none
 */
record PromptInput(
    Arguments arguments, PromptAttachments attachments, @Nullable AppliedTemplate template) {
  /** Reads the template and finds the attachments, before anything else is done. */
  static PromptInput of(Arguments given, Session session) {
    return of(given, AppliedTemplate.of(given, session), session);
  }

  /** The same with a template that has been read. */
  static PromptInput of(Arguments given, @Nullable AppliedTemplate template, Session session) {
    return new PromptInput(
        template == null ? given : template.into(given),
        PromptAttachments.read(given, template == null ? null : template.template(), session),
        template);
  }

  /** The same with another command line, which the template has been added to. */
  PromptInput with(Arguments other) {
    return new PromptInput(other, attachments, template);
  }

  /** Whether the schema of the template takes the place of the one that was given. */
  boolean replacesSchema() {
    return template != null && template.template().schema() != null;
  }

  /** The name of the model that was chosen, by the user if by anybody; null for none. */
  @Nullable String model(Session session) {
    String chosen = ChosenModel.name(arguments, session);
    return chosen == null && template != null ? template.template().model() : chosen;
  }
}
