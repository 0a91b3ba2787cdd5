package dev.llmjava.cli;

import dev.llmjava.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt goes on from.
 *
 * @param thread where it is logged; null for a thread of its own
 * @param messages everything said so far
 * @param model who answered last
 */
record Conversation(@Nullable String thread, List<Message> messages, @Nullable String model) {
  static final Conversation NEW = new Conversation(null, List.of(), null);
}
