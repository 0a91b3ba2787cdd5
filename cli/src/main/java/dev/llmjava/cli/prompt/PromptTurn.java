package dev.llmjava.cli.prompt;

import dev.llmjava.Prompt;
import dev.llmjava.Template;
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

  /** Reads what is said without standard input. */
  public static Prompt read(PromptInput input, Logging logging) {
    var fragments = new PromptFragments(input.arguments(), logging);
    return read(input, fragments, AppliedTemplate.UserWords.GIVEN);
  }

  private static Prompt read(
      PromptInput input, PromptFragments fragments, AppliedTemplate.UserWords words) {
    Template.Texts texts = input.texts(input.arguments().at(0), words);
    var turn = Prompt.builder();
    if (!texts.system().isEmpty()) {
      turn.system(texts.system());
    }
    fragments.addTo(turn, texts.prompt(), input.attachments().all());
    return turn.build();
  }
}
