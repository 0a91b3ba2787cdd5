package dev.llmjava.store;

import org.jspecify.annotations.Nullable;

/**
 * A place in the log to look at, to compare and to go on from. {@link LogGraph} finds it.
 *
 * @param id the whole id of the thread or turn, or the hash of the message
 * @param tip the hash of the last message said there; null when nothing was, and in a legacy
 *     conversation, whose messages have none
 * @param thread the conversation it belongs to: for a message that of the earliest turn that had
 *     it; null when no turn is left that had it
 * @param turn the turn itself, the last one of a thread, the earliest one that had a message; null
 *     when there is none
 * @param legacy whether it was logged before LLM 0.32 only
 */
public record Point(
    Kind kind,
    String id,
    @Nullable String tip,
    @Nullable String thread,
    @Nullable String turn,
    boolean legacy) {
  /** What it was named by. */
  public enum Kind {
    THREAD("thread"),
    TURN("turn"),
    MESSAGE("message");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As output and errors call it. */
    public String word() {
      return word;
    }
  }
}
