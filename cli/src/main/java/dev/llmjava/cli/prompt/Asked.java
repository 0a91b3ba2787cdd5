package dev.llmjava.cli.prompt;

import dev.llmjava.Chain;
import dev.llmjava.ChainEvent;
import dev.llmjava.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What answers a prompt: one response, or the several of a chain. */
public sealed interface Asked {
  /** Throws what ended it. */
  Iterable<? extends ChainEvent> events();

  CompletableFuture<?> readAsync(Consumer<ChainEvent> each);

  /** The id of the model that is asked. */
  String model();

  /** Those that have begun, in their order. */
  List<Response> responses();

  boolean complete();

  boolean closedEarly();

  /**
   * Has it logged, however it ended.
   *
   * @return the id of the conversation; null where nothing is logged
   */
  @Nullable String log(Logging logging);

  /** Any thread. */
  void close();

  /**
   * One response.
   *
   * @param thread where it is logged; null for a thread of its own
   */
  record Once(Response response, @Nullable String thread) implements Asked {
    @Override
    public Iterable<? extends ChainEvent> events() {
      return response.events();
    }

    @Override
    public CompletableFuture<?> readAsync(Consumer<ChainEvent> each) {
      return response.readAsync(each);
    }

    @Override
    public String model() {
      return response.model().id();
    }

    @Override
    public List<Response> responses() {
      return List.of(response);
    }

    @Override
    public boolean complete() {
      return response.state() == Response.State.COMPLETE;
    }

    @Override
    public boolean closedEarly() {
      return response.state() == Response.State.CLOSED_EARLY;
    }

    @Override
    public @Nullable String log(Logging logging) {
      return logging.log(response, thread);
    }

    @Override
    public void close() {
      response.close();
    }
  }

  /** A response after the other, with tools run between them. */
  record InRounds(Chain chain) implements Asked {
    @Override
    public Iterable<? extends ChainEvent> events() {
      return chain.events();
    }

    @Override
    public CompletableFuture<?> readAsync(Consumer<ChainEvent> each) {
      return chain.readAsync(each);
    }

    @Override
    public String model() {
      return chain.model().id();
    }

    @Override
    public List<Response> responses() {
      return chain.responses();
    }

    @Override
    public boolean complete() {
      return chain.state() == Chain.State.COMPLETE;
    }

    @Override
    public boolean closedEarly() {
      return chain.state() == Chain.State.CLOSED_EARLY;
    }

    /** The chain has done that, answer by answer. */
    @Override
    public @Nullable String log(Logging logging) {
      return chain.thread().orElse(null);
    }

    @Override
    public void close() {
      chain.close();
    }
  }
}
