package dev.llmjava;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks events from the first one on. One thread. */
final class EventIterator<E> implements Iterator<E> {
  private final EventSource<E> source;
  private int position;
  private @Nullable E next;

  EventIterator(EventSource<E> source) {
    this.source = source;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = source.event(position);
    }
    return next != null;
  }

  @Override
  public E next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    E event = next;
    next = null;
    position++;
    if (event == null) {
      throw new NoSuchElementException();
    }
    return event;
  }
}
