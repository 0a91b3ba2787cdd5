package dev.llmjava.cli;

import dev.llmjava.Prompt;

/** What the user says now: a system prompt, fragments, attachments and words. */
final class PromptTurn {
  private PromptTurn() {}

  /**
   * Reads it.
   *
   * @param asks whether somebody at a terminal who gave nothing is asked for words
   */
  static Prompt read(
      boolean asks,
      Arguments arguments,
      PromptAttachments attachments,
      Session session,
      Logging logging) {
    var fragments = new PromptFragments(arguments, logging);
    var turn = Prompt.builder();
    String system = arguments.text("system").strip();
    if (!system.isEmpty()) {
      turn.system(system);
    }
    // fragments, attachments and a schema can say all that is wanted
    boolean said = fragments.saySomething() || !attachments.all().isEmpty();
    boolean needed = asks && !said && !SchemaInput.isGiven(arguments);
    boolean taken = fragments.takeInput() || attachments.takeInput();
    String text = PromptText.read(arguments.at(0), session.terminal(), taken, needed);
    fragments.addTo(turn, text, attachments.all());
    return turn.build();
  }
}
