package dev.llmjava;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events by their position. Grows by blocks, so that a long answer's are never copied. Safe for
 * many threads.
 */
final class SeenEvents<E> {
  private static final int BLOCK = 256;

  private final List<List<E>> blocks = new ArrayList<>();
  private int size;

  synchronized void add(E event) {
    if (size == blocks.size() * BLOCK) {
      blocks.add(new ArrayList<>(BLOCK));
    }
    blocks.getLast().add(event);
    size++;
  }

  /** Null when it has not come. */
  synchronized @Nullable E get(int position) {
    return position < size ? blocks.get(position / BLOCK).get(position % BLOCK) : null;
  }

  synchronized int size() {
    return size;
  }
}
