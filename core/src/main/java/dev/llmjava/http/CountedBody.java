package dev.llmjava.http;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** A body that tells how much of it was taken by the client, which takes it as it sends. */
record CountedBody(HttpRequest.BodyPublisher body, LongConsumer told)
    implements HttpRequest.BodyPublisher {
  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    body.subscribe(new Counting(subscriber, told));
  }

  /** Passes everything on. */
  private static final class Counting implements Flow.Subscriber<ByteBuffer> {
    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private final LongConsumer told;
    private long taken;

    Counting(Flow.Subscriber<? super ByteBuffer> subscriber, LongConsumer told) {
      this.subscriber = subscriber;
      this.told = told;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      told.accept(0);
      subscriber.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
      taken += buffer.remaining();
      subscriber.onNext(buffer);
      told.accept(taken);
    }

    @Override
    public void onError(Throwable cause) {
      subscriber.onError(cause);
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
    }
  }
}
