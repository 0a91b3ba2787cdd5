package dev.llmjava;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Walks a response from its first event. One thread. */
final class EventIterator implements Iterator<StreamEvent> {
  private final Response response;
  private int position;
  private @Nullable StreamEvent next;

  EventIterator(Response response) {
    this.response = response;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = response.event(position);
    }
    return next != null;
  }

  @Override
  public StreamEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    StreamEvent event = next;
    next = null;
    position++;
    if (event == null) {
      throw new NoSuchElementException();
    }
    return event;
  }
}
