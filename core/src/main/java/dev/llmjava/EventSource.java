package dev.llmjava;

import org.jspecify.annotations.Nullable;

/** Events by their position, live and replayed. Safe for many threads. */
interface EventSource<E> {
  /** Of the threads that read for somebody. */
  String name();

  /**
   * The event at {@code position}, waiting for it; null when there is none. Throws how it ended.
   */
  @Nullable E event(int position);

  /** Whether nothing can follow the event at {@code position}. */
  boolean last(int position, E event);

  /** Waits for the end; throws unless it is whole. */
  void requireWhole();

  void close();
}
