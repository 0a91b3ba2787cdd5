package dev.llmjava.cli.prompt;

import dev.llmjava.Prompt;
import dev.llmjava.Template;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.schema.SchemaInput;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.template.AppliedTemplate;
import dev.llmjava.cli.terminal.Failure;

/** What the user says now: a system prompt, fragments, attachments and words. */
public final class PromptTurn {
  private PromptTurn() {}

  /**
   * Reads it.
   *
   * @param asks whether somebody at a terminal who gave nothing is asked for words
   */
  public static Prompt read(boolean asks, PromptInput input, Session session, Logging logging) {
    var fragments = new PromptFragments(input.arguments(), logging);
    if (fragments.takeInput() && input.attachments().takeInput()) {
      throw new Failure(
          "Standard input cannot be both a fragment and an attachment; name a file for one");
    }
    // fragments, attachments and a schema can say all that is wanted
    boolean said = fragments.saySomething() || !input.attachments().all().isEmpty();
    boolean needed = asks && !said && !SchemaInput.isGiven(input.arguments());
    boolean taken = fragments.takeInput() || input.attachments().takeInput();
    return read(
        input,
        fragments,
        (argument, mayAsk) ->
            PromptText.read(argument, session.terminal(), taken, mayAsk && needed));
  }

  /** The same where nothing comes from standard input. */
  public static Prompt read(PromptInput input, Logging logging) {
    return read(
        input,
        new PromptFragments(input.arguments(), logging),
        (argument, mayAsk) -> argument == null ? "" : argument);
  }

  private static Prompt read(
      PromptInput input, PromptFragments fragments, AppliedTemplate.UserWords words) {
    Arguments arguments = input.arguments();
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
    fragments.addTo(turn, texts.prompt(), input.attachments().all());
    return turn.build();
  }
}
