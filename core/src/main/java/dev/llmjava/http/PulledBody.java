package dev.llmjava.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A body that is taken off the wire piece by piece, and not before somebody waits for one. While
 * that one is read the next is on its way, and no more, so a slow reader slows the server down and
 * memory stays bounded.
 */
final class PulledBody implements BodySubscriber<Void> {
  /** What the client has to say about the body. */
  sealed interface Piece {
    record Bytes(List<ByteBuffer> buffers) implements Piece {}

    record End() implements Piece {}

    record Broken(Throwable cause) implements Piece {}
  }

  /** How long, and how many bytes, the rest of a body may take that nobody reads. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private static final int MOST_DRAINED = 1 << 16;

  private final LinkedBlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private Flow.@Nullable Subscription subscription;
  private long wanted;
  private boolean begun;
  private boolean cancelled;
  private boolean draining;
  private int drained;

  /** The next piece; null when none came in time. */
  @Nullable Piece next(Duration limit) throws InterruptedException {
    ask(begun ? 1 : 2);
    begun = true;
    return pieces.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A waiting reader gets {@link Piece.Broken}, and the connection is given up. */
  void cancel() {
    pieces.add(new Piece.Broken(new IOException("closed")));
    synchronized (this) {
      cancelled = true;
      if (subscription != null) {
        subscription.cancel();
      }
    }
  }

  /** Lets the rest run out, on a thread of its own, so that the connection can serve again. */
  void drain() {
    synchronized (this) {
      draining = true;
    }
    ask(Long.MAX_VALUE);
    Thread.ofVirtual().name("llm-http").start(this::cancelUnlessEnded);
  }

  private void cancelUnlessEnded() {
    try {
      if (!ended.await(LINGER.toMillis(), TimeUnit.MILLISECONDS)) {
        cancel();
      }
    } catch (InterruptedException e) {
      cancel();
    }
  }

  private synchronized void ask(long pieces) {
    if (subscription == null) {
      wanted = pieces;
    } else {
      subscription.request(pieces);
    }
  }

  /** Complete from the start, so that the client hands the answer over with its head. */
  @Override
  public CompletionStage<Void> getBody() {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (cancelled) {
      given.cancel();
    } else if (wanted > 0) {
      given.request(wanted);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (!discard(buffers)) {
      pieces.add(new Piece.Bytes(buffers));
    }
  }

  private synchronized boolean discard(List<ByteBuffer> buffers) {
    if (!draining) {
      return false;
    }
    for (ByteBuffer buffer : buffers) {
      drained += buffer.remaining();
    }
    if (drained > MOST_DRAINED) {
      cancel();
    }
    return true;
  }

  @Override
  public void onError(Throwable cause) {
    ended.countDown();
    pieces.add(new Piece.Broken(cause));
  }

  @Override
  public void onComplete() {
    ended.countDown();
    pieces.add(new Piece.End());
  }
}
