package dev.llmjava.cli;

import dev.llmjava.Attachment;
import dev.llmjava.Prompt;
import dev.llmjava.Template;
import java.util.List;

/** What the user says now: a system prompt, fragments, attachments and words. */
final class PromptTurn {
  private PromptTurn() {}

  /**
   * Reads it.
   *
   * @param asks whether somebody at a terminal who gave nothing is asked for words
   */
  static Prompt read(boolean asks, PromptInput input, Session session, Logging logging) {
    Arguments arguments = input.arguments();
    List<Attachment> attachments = input.attachments().all();
    var fragments = new PromptFragments(arguments, logging);
    if (fragments.takeInput() && input.attachments().takeInput()) {
      throw new Failure(
          "Standard input cannot be both a fragment and an attachment; name a file for one");
    }
    // fragments, attachments and a schema can say all that is wanted
    boolean said = fragments.saySomething() || !attachments.isEmpty();
    boolean needed = asks && !said && !SchemaInput.isGiven(arguments);
    boolean taken = fragments.takeInput() || input.attachments().takeInput();
    AppliedTemplate.UserWords words =
        (argument, mayAsk) ->
            PromptText.read(argument, session.terminal(), taken, mayAsk && needed);
    AppliedTemplate template = input.template();
    Template.Texts texts =
        template == null
            ? new Template.Texts(words.read(arguments.at(0), true), "")
            : template.texts(arguments.at(0), words);
    var turn = Prompt.builder();
    String given = arguments.text("system").strip();
    String system = given.isEmpty() ? texts.system().strip() : given;
    if (!system.isEmpty()) {
      turn.system(system);
    }
    fragments.addTo(turn, texts.prompt(), attachments);
    return turn.build();
  }
}
