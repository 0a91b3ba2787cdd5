package dev.llmjava;

/**
 * Why a model stopped, in words that hold for every provider; the provider's own word is beside it.
 */
public enum FinishReason {
  /** It had said what it had to say, or met a stop sequence. */
  STOP,
  /** It ran into a token limit: the last part may be cut off. */
  LENGTH,
  /** It waits for the results of tool calls. */
  TOOL_CALLS,
  /** The provider blocked the prompt or the answer. */
  CONTENT_FILTER,
  /** It refused. */
  REFUSAL,
  /** The provider gave a reason that is none of these, or none at all. */
  OTHER
}
