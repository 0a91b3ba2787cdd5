package dev.llmjava;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Events on demand, by the rules of the Reactive Streams specification (section numbers below). */
final class EventPublisher<E> implements Flow.Publisher<E> {
  private final EventSource<E> source;

  EventPublisher(EventSource<E> source) {
    this.source = source;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super E> subscriber) {
    var subscription = new Demand<>(source, Objects.requireNonNull(subscriber));
    Thread.ofVirtual().name(source.name()).start(subscription::run);
  }

  private static final class Demand<E> implements Flow.Subscription {
    private final EventSource<E> source;
    private final Flow.Subscriber<? super E> subscriber;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long wanted;
    private boolean cancelled; // or over
    private @Nullable IllegalArgumentException misuse;

    Demand(EventSource<E> source, Flow.Subscriber<? super E> subscriber) {
      this.source = source;
      this.subscriber = subscriber;
    }

    void run() {
      try {
        subscriber.onSubscribe(this);
        deliver();
      } catch (Throwable t) {
        boolean tell = !isOver();
        cancel();
        if (tell) {
          subscriber.onError(t);
        }
      }
    }

    /** Nothing is signalled after this (1.7), not even that it failed. */
    private void complete() {
      if (!isOver()) {
        over();
        subscriber.onComplete();
      }
    }

    private void deliver() {
      for (int position = 0; awaitDemand(); position++) {
        E event = source.event(position);
        if (event == null) {
          if (!isOver()) {
            source.requireWhole();
          }
          complete();
          return;
        }
        subscriber.onNext(event);
        if (source.last(position, event)) {
          complete();
          return;
        }
      }
    }

    /** Waits until one more event is asked for; false after a cancellation (1.8). */
    private boolean awaitDemand() {
      lock.lock();
      try {
        while (wanted == 0 && !cancelled && misuse == null) {
          changed.awaitUninterruptibly();
        }
        if (misuse != null) {
          throw misuse;
        }
        wanted = wanted == Long.MAX_VALUE ? wanted : wanted - 1;
        return !cancelled;
      } finally {
        lock.unlock();
      }
    }

    /** Demand adds up (2.1) and stays at "all" once it overflows (3.17); none is a fault (3.9). */
    @Override
    public void request(long more) {
      lock.lock();
      try {
        if (more <= 0) {
          misuse = new IllegalArgumentException("request(" + more + "): ask for one event or more");
        } else {
          wanted = wanted + more < 0 ? Long.MAX_VALUE : wanted + more;
        }
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void cancel() {
      over();
      source.close();
    }

    private void over() {
      lock.lock();
      try {
        cancelled = true;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    private boolean isOver() {
      lock.lock();
      try {
        return cancelled;
      } finally {
        lock.unlock();
      }
    }
  }
}
