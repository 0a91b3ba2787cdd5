package dev.llmjava;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider that asks for it is told to cache the prompt: everything up to a mark is kept.
 * Marks are worked out for each request and written there only, so that messages never carry them,
 * the next request has its own, and a step of a tool loop moves them on.
 *
 * <p>Messages are counted from 0, or from the end with -1 for the last. System messages and results
 * of tools are not counted; calls of tools are. What is not there is passed over. In a message the
 * last part that can be marked is: words that are not blank, an image, a document, or a call that
 * the application answers; thinking cannot be, nor what the provider's own tools left. Chat
 * completions mark words only. Providers that cache by themselves are told nothing.
 */
public final class CachePolicy {
  /** What the providers allow in one request. */
  private static final int MOST = 4;

  private final boolean system;
  private final SortedSet<Integer> indices;
  private final CacheTtl ttl;

  private CachePolicy(Builder from) {
    system = from.system;
    indices = Collections.unmodifiableSortedSet(new TreeSet<>(from.indices));
    ttl = from.ttl;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Up to the end of the prompt. */
  public static CachePolicy last() {
    return builder().last(1).build();
  }

  /**
   * Up to each of these messages.
   *
   * @throws IllegalArgumentException for more than four
   */
  public static CachePolicy indices(int... indices) {
    var policy = builder();
    for (int index : indices) {
      policy.index(index);
    }
    return policy.build();
  }

  /** Whether the system prompt is marked. */
  public boolean system() {
    return system;
  }

  /** For every mark, that of the system prompt too. */
  public CacheTtl ttl() {
    return ttl;
  }

  /** The places of the messages to mark, in {@code messages}. */
  public SortedSet<Integer> marks(List<Message> messages) {
    var counted = new ArrayList<Integer>();
    for (int i = 0; i < messages.size(); i++) {
      if (counts(messages.get(i))) {
        counted.add(i);
      }
    }
    var marks = new TreeSet<Integer>();
    for (int index : indices) {
      int place = index < 0 ? counted.size() + index : index;
      if (place >= 0 && place < counted.size()) {
        marks.add(counted.get(place));
      }
    }
    return marks;
  }

  private static boolean counts(Message message) {
    return message.role() != Role.SYSTEM
        && message.parts().stream().anyMatch(part -> !(part instanceof Part.ToolResult));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CachePolicy that
        && system == that.system
        && indices.equals(that.indices)
        && ttl == that.ttl;
  }

  @Override
  public int hashCode() {
    return Objects.hash(system, indices, ttl);
  }

  @Override
  public String toString() {
    return "CachePolicy[" + (system ? "system, " : "") + indices + ", " + ttl + "]";
  }

  /** One thread. */
  public static final class Builder {
    private final SortedSet<Integer> indices = new TreeSet<>();
    private boolean system;
    private CacheTtl ttl = CacheTtl.FIVE_MINUTES;

    private Builder() {}

    /** Up to the end of the system prompt, and of the tools, which stand before it. */
    public Builder system() {
      system = true;
      return this;
    }

    /** Up to each of the first messages. */
    public Builder first(int count) {
      for (int i = 0; i < count; i++) {
        index(i);
      }
      return this;
    }

    /** Up to each of the last messages. */
    public Builder last(int count) {
      for (int i = 1; i <= count; i++) {
        index(-i);
      }
      return this;
    }

    /** Up to one message: from 0 at the beginning, from -1 at the end. */
    public Builder index(int index) {
      indices.add(index);
      return this;
    }

    public Builder ttl(CacheTtl value) {
      ttl = value;
      return this;
    }

    /**
     * The policy, if providers allow it.
     *
     * @throws IllegalArgumentException for more than four marks, that of the system prompt included
     */
    public CachePolicy build() {
      int marks = indices.size() + (system ? 1 : 0);
      if (marks > MOST) {
        throw new IllegalArgumentException(
            "a prompt can have "
                + MOST
                + " cache marks, not "
                + marks
                + (system ? " with that of the system prompt" : "")
                + " - leave out "
                + (marks - MOST)
                + (system ? ", or system()" : ""));
      }
      return new CachePolicy(this);
    }
  }
}
