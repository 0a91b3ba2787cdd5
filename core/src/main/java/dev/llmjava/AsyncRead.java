package dev.llmjava;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The reading loop on a virtual thread, as a future. */
final class AsyncRead {
  private AsyncRead() {}

  /** Whatever ends the future before the answer, a cancellation or a time-out, ends the answer. */
  static <E, R> CompletableFuture<R> start(
      EventSource<E> source, Consumer<? super E> each, R whole) {
    var future = new CompletableFuture<R>();
    var unused =
        future.whenComplete(
            (done, problem) -> {
              if (problem != null) {
                source.close();
              }
            });
    Thread.ofVirtual().name(source.name()).start(() -> read(source, each, whole, future));
    return future;
  }

  private static <E, R> void read(
      EventSource<E> source, Consumer<? super E> each, R whole, CompletableFuture<R> future) {
    try {
      new EventIterator<>(source).forEachRemaining(each);
      source.requireWhole();
      future.complete(whole);
    } catch (Throwable t) {
      future.completeExceptionally(t);
    }
  }
}
