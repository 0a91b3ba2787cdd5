package dev.llmjava;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The reading loop on a virtual thread, as a future. */
final class AsyncRead {
  private AsyncRead() {}

  /** Whatever ends the future before the answer, a cancellation or a time-out, ends the answer. */
  static CompletableFuture<Response> start(Response response, Consumer<? super StreamEvent> each) {
    var future = new CompletableFuture<Response>();
    var unused =
        future.whenComplete(
            (whole, problem) -> {
              if (problem != null) {
                response.close();
              }
            });
    Thread.ofVirtual().name("llm-" + response.id()).start(() -> read(response, each, future));
    return future;
  }

  private static void read(
      Response response, Consumer<? super StreamEvent> each, CompletableFuture<Response> future) {
    try {
      response.events().forEach(each);
      response.finished();
      future.complete(response);
    } catch (Throwable t) {
      future.completeExceptionally(t);
    }
  }
}
