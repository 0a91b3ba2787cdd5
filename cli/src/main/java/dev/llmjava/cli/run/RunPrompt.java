package dev.llmjava.cli.run;

import dev.llmjava.Prompt;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.prompt.Asked;
import dev.llmjava.cli.prompt.Logging;
import dev.llmjava.cli.prompt.PromptTools;

/**
 * One input, ready to be asked.
 *
 * @param arguments what the command line, the file and the input come to
 */
record RunPrompt(
    RunName name, RunModel model, Prompt prompt, PromptTools tools, Arguments arguments) {
  /**
   * Looks for what keeps it from being asked.
   *
   * @throws dev.llmjava.LlmException.Setup for something that the model does not take
   */
  void check() {
    model.model().check(prompt);
  }

  /** What answers it. Sends nothing yet. */
  Asked ask(Logging logging) {
    return tools.isEmpty()
        ? new Asked.Once(model.model().prompt(prompt), null)
        : new Asked.InRounds(model.model().chain(prompt, logging.into(tools.settings(), null)));
  }
}
