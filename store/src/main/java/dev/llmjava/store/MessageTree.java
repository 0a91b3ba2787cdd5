package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Part;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The messages that share one root, as a tree that forks where conversations part. It has the shape
 * at hand; what a message says is read when it is asked for, one at a time, so that a tree is small
 * whatever was said in it.
 */
public final class MessageTree {
  /**
   * A message at its place.
   *
   * @param number its place in {@link #nodes}
   * @param hash null in a legacy conversation, whose messages have none
   * @param parent the number of the message before it; -1 for the root
   * @param children the numbers of those that follow, the one asked about earliest first
   * @param turns that end with this message, oldest first
   * @param threads that end with it
   */
  public record Node(
      int number,
      @Nullable String hash,
      int parent,
      List<Integer> children,
      List<TurnEnd> turns,
      List<ThreadEnd> threads) {
    public Node {
      children = List.copyOf(children);
      turns = List.copyOf(turns);
      threads = List.copyOf(threads);
    }
  }

  /**
   * A turn at its last message.
   *
   * @param thread the conversation it was logged in
   * @param started in UTC, as LLM writes it; null when it was not logged
   * @param broken how it ended, if it did not run to its end
   */
  public record TurnEnd(
      String id,
      @Nullable String thread,
      @Nullable String model,
      @Nullable String started,
      Optional<Ending> broken) {}

  /**
   * A thread at its last message.
   *
   * @param name empty for none
   * @param forkedFrom the thread it left; null for none
   * @param latest whether it is the thread of the log that was used last
   * @param pending the calls that nobody has answered yet
   */
  public record ThreadEnd(
      String id,
      String name,
      @Nullable String forkedFrom,
      boolean latest,
      List<Part.ToolCall> pending) {
    public ThreadEnd {
      pending = List.copyOf(pending);
    }
  }

  private final List<Node> nodes;
  private final int at;
  private final int hiddenThreads;
  private final Function<Node, Message> messages;

  MessageTree(List<Node> nodes, int at, int hiddenThreads, Function<Node, Message> messages) {
    this.nodes = List.copyOf(nodes);
    this.at = at;
    this.hiddenThreads = hiddenThreads;
    this.messages = messages;
  }

  /** Every message after its parent, and a whole branch before the next. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The last message of the point that was asked about. */
  public Node at() {
    return nodes.get(at);
  }

  /** How many threads end at messages that were left out. */
  public int hiddenThreads() {
    return hiddenThreads;
  }

  /** What is said there, attachments included. The log must be open. */
  public Message message(Node node) {
    return messages.apply(node);
  }
}
