package dev.llmjava;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a response by their position. Grows by blocks, so that a long answer's are never
 * copied. Safe for many threads.
 */
final class SeenEvents {
  private static final int BLOCK = 256;

  private final List<StreamEvent[]> blocks = new ArrayList<>();
  private int size;

  synchronized void add(StreamEvent event) {
    if (size == blocks.size() * BLOCK) {
      blocks.add(new StreamEvent[BLOCK]);
    }
    blocks.getLast()[size % BLOCK] = event;
    size++;
  }

  /** Null when it has not come. */
  synchronized @Nullable StreamEvent get(int position) {
    return position < size ? blocks.get(position / BLOCK)[position % BLOCK] : null;
  }

  synchronized int size() {
    return size;
  }
}
