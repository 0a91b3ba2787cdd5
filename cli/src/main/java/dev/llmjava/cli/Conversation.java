package dev.llmjava.cli;

import dev.llmjava.Chain;
import dev.llmjava.Message;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.store.Logged;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt goes on from.
 *
 * @param thread where it is logged; null for a thread of its own
 * @param messages everything said so far
 * @param model who answered last
 * @param tools those that it began with
 * @param imported whether they were not chosen here, and neither were the calls that it waits for
 */
record Conversation(
    @Nullable String thread,
    List<Message> messages,
    @Nullable String model,
    List<Logged.Tool> tools,
    boolean imported) {
  static final Conversation NEW = new Conversation(null, List.of(), null, List.of(), false);

  /** Whether the messages end in tool calls that have no result. */
  boolean waits() {
    return !messages.isEmpty() && !Chain.pending(messages).isEmpty();
  }

  /** A turn without a system prompt that holds already. */
  Prompt news(Prompt turn) {
    var news = new ArrayList<>(turn.messages());
    String system = lastSystem();
    boolean known =
        news.removeIf(message -> message.role() == Role.SYSTEM && message.text().equals(system));
    return known ? turn.withMessages(news) : turn;
  }

  /** Everything said so far and a turn after it. */
  Prompt followedBy(Prompt turn) {
    var all = new ArrayList<>(messages);
    all.addAll(turn.messages());
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
