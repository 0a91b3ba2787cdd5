package dev.llmjava.cli;

import dev.llmjava.Prompt;

/** What the user says now: a system prompt, fragments and words. */
final class PromptTurn {
  private PromptTurn() {}

  /**
   * Reads it.
   *
   * @param asks whether somebody at a terminal who gave nothing is asked for words
   */
  static Prompt read(boolean asks, Arguments arguments, Session session, Logging logging) {
    var fragments = new PromptFragments(arguments, logging);
    var turn = Prompt.builder();
    String system = arguments.text("system").strip();
    if (!system.isEmpty()) {
      turn.system(system);
    }
    // fragments and a schema can say all that is wanted
    boolean needed = asks && !fragments.saySomething() && !SchemaInput.isGiven(arguments);
    String text =
        PromptText.read(arguments.at(0), session.terminal(), fragments.takeInput(), needed);
    fragments.addTo(turn, text);
    return turn.build();
  }
}
