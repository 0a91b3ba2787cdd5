package dev.llmjava;

import java.util.List;

/** What a history asks for: everything that a chain does next is read off it. */
sealed interface NextStep {
  /** The model's answer. */
  record Ask() implements NextStep {}

  /** Results for the calls that nobody has answered. */
  record RunTools(PendingCalls calls) implements NextStep {}

  /** Nothing. */
  record Rest() implements NextStep {}

  /**
   * An answer without calls is the end, but only the chain knows whether the last message is one or
   * is there to be gone on from.
   *
   * @param answered whether the last message is an answer of this chain
   */
  static NextStep of(List<Message> history, boolean answered) {
    PendingCalls calls = PendingCalls.in(history);
    if (!calls.unanswered().isEmpty()) {
      return new RunTools(calls);
    }
    return answered ? new Rest() : new Ask();
  }
}
