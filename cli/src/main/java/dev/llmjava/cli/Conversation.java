package dev.llmjava.cli;

import dev.llmjava.Chain;
import dev.llmjava.Message;
import dev.llmjava.store.Logged;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt goes on from.
 *
 * @param thread where it is logged; null for a thread of its own
 * @param messages everything said so far
 * @param model who answered last
 * @param tools those that it began with
 */
record Conversation(
    @Nullable String thread,
    List<Message> messages,
    @Nullable String model,
    List<Logged.Tool> tools) {
  static final Conversation NEW = new Conversation(null, List.of(), null, List.of());

  /** Whether the messages end in tool calls that have no result. */
  static boolean waits(List<Message> messages) {
    return !messages.isEmpty() && !Chain.pending(messages).isEmpty();
  }
}
