package dev.llmjava;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The reading loop on a virtual thread, as a future. */
final class AsyncRead extends CompletableFuture<Response> {
  private final Response response;

  private AsyncRead(Response response) {
    this.response = response;
  }

  static AsyncRead start(Response response, Consumer<? super StreamEvent> each) {
    var future = new AsyncRead(response);
    Thread.ofVirtual().name("llm-" + response.id()).start(() -> future.read(each));
    return future;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      response.close();
    }
    return cancelled;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }

  private void read(Consumer<? super StreamEvent> each) {
    try {
      response.events().forEach(each);
      response.finished();
      complete(response);
    } catch (Throwable t) {
      response.close();
      completeExceptionally(t);
    }
  }
}
