package dev.llmjava.cli;

import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import java.util.ArrayList;
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

  /** Everything said so far and a turn after it, without a system prompt that holds already. */
  Prompt followedBy(Prompt turn) {
    var all = new ArrayList<>(messages);
    String system = lastSystem();
    for (Message message : turn.messages()) {
      if (message.role() != Role.SYSTEM || !message.text().equals(system)) {
        all.add(message);
      }
    }
    return turn.withMessages(all);
  }

  private @Nullable String lastSystem() {
    for (Message message : messages.reversed()) {
      if (message.role() == Role.SYSTEM) {
        return message.text();
      }
    }
    return null;
  }
}
