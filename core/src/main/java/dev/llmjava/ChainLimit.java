package dev.llmjava;

/**
 * How long a chain may go on. A tool that says {@link ToolOutput#stop} ends it too: with {@link
 * Summarise} as if the limit were met, otherwise at once, with the results as the last message.
 */
public sealed interface ChainLimit {
  /** No limit. */
  ChainLimit NONE = new Fail(0);

  /** LLM's: so many answers, and if the last one still asks for tools, an error. */
  static ChainLimit fail(int responses) {
    return new Fail(responses);
  }

  /** Lisette's: so many rounds of tools, and then one more answer, to {@link #FINAL_PROMPT}. */
  static ChainLimit summarise(int toolRounds) {
    return new Summarise(toolRounds, FINAL_PROMPT);
  }

  /** What the model is told when it may call no more tools. */
  String FINAL_PROMPT =
      "You have used all the tool calls you may make. Answer now with what you have found out. If"
          + " something is still to be done, say what it is.";

  /**
   * The calls of the last answer do not run and {@link LlmException.ChainLimitMet} is thrown.
   *
   * @param responses 0 for no limit
   */
  record Fail(int responses) implements ChainLimit {
    public Fail {
      if (responses < 0) {
        throw new IllegalArgumentException(
            "a chain has 0 (no limit) or more answers: " + responses);
      }
    }
  }

  /**
   * The model is asked once more, by a user message, with tools shown but not allowed.
   *
   * @param toolRounds 0 for no tools at all
   */
  record Summarise(int toolRounds, String finalPrompt) implements ChainLimit {
    public Summarise {
      if (toolRounds < 0) {
        throw new IllegalArgumentException("a chain has 0 or more tool rounds: " + toolRounds);
      }
    }
  }
}
