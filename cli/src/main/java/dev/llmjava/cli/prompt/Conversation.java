package dev.llmjava.cli.prompt;

import dev.llmjava.Chain;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
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
public record Conversation(
    @Nullable String thread,
    List<Message> messages,
    @Nullable String model,
    List<Logged.Tool> tools,
    boolean imported) {
  private static final String CANCELLED = "Cancelled: the user stopped it";

  public static final Conversation NEW = new Conversation(null, List.of(), null, List.of(), false);

  /** Whether the messages end in tool calls that have no result. */
  boolean waits() {
    return !messages.isEmpty() && !Chain.pending(messages).isEmpty();
  }

  /** A turn without a system prompt that holds already. */
  public Prompt news(Prompt turn) {
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

  /**
   * What it is after an answer, whole or not. A message to which nothing was answered is left out.
   *
   * @param stopped whether the user stopped it, so that no call runs any more
   */
  public Conversation after(Chain chain, String asked, boolean stopped) {
    var all = new ArrayList<>(chain.messages());
    for (Response response : chain.responses()) {
      if (response.state() != Response.State.COMPLETE) {
        all.addAll(response.kept());
      }
    }
    while (all.size() > messages.size() && isSaid(all.getLast())) {
      all.removeLast();
    }
    List<Message> kept = stopped ? Chain.answered(all, cancelled(all)) : List.copyOf(all);
    return new Conversation(chain.thread().orElse(thread), kept, asked, tools, imported);
  }

  private static boolean isSaid(Message message) {
    return message.role() == Role.USER || message.role() == Role.SYSTEM;
  }

  private static List<Part.ToolResult> cancelled(List<Message> messages) {
    return Chain.pending(messages).stream()
        .map(call -> Part.ToolResult.failed(call, CANCELLED, "CancelToolCall: the user stopped it"))
        .toList();
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
