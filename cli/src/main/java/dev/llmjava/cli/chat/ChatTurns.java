package dev.llmjava.cli.chat;

import dev.llmjava.cli.fragment.FragmentReferences;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who answers in a chat. What a method throws is told in one line, and the chat goes on. */
public interface ChatTurns {
  /** The id of the model that answers, for the first line of the chat. */
  String model();

  /**
   * Shows the answer to a message.
   *
   * @return whether the chat goes on; it does not when the process is about to end
   */
  boolean answer(ChatMessage said);

  /** What {@code !fragment} loads from; null when there is no such command. */
  default @Nullable FragmentReferences fragments() {
    return null;
  }

  /** The commands that a line may be, besides those of every chat. */
  default List<LineCommand> commands() {
    return List.of();
  }
}
