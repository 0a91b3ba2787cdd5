package dev.llmjava.chat;

import dev.llmjava.Chain;
import dev.llmjava.ChainEvent;
import dev.llmjava.Message;
import dev.llmjava.Response;
import dev.llmjava.Role;
import dev.llmjava.StreamEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * One call of a {@link Chat} as it goes on. Each answer's events end with that answer whole, {@link
 * ChainEvent.ResponseFinished}; iterating again tells the same again. Closing it early leaves the
 * chat's history as it was. Any thread may close.
 */
public final class ChatStream implements Iterable<ChainEvent>, AutoCloseable {
  private final Chain chain;
  private final List<StreamEvent.Warning> warnings;
  private final ChatSetup setup;

  ChatStream(Chain chain, List<StreamEvent.Warning> warnings, ChatSetup setup) {
    this.chain = chain;
    this.warnings = List.copyOf(warnings);
    this.setup = setup;
  }

  /** What could not be done as asked comes first. Throws what ended the call. */
  @Override
  public Iterator<ChainEvent> iterator() {
    Iterator<StreamEvent.Warning> first = warnings.iterator();
    Iterator<ChainEvent> rest = chain.events().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return first.hasNext() || rest.hasNext();
      }

      @Override
      public ChainEvent next() {
        return first.hasNext() ? first.next() : rest.next();
      }
    };
  }

  /** The last answer. Waits for it. */
  public Response response() {
    return chain.response();
  }

  /** The words of the last answer. Waits for it. */
  public String text() {
    return chain.response().text();
  }

  /** What could not be done as asked. */
  public List<StreamEvent.Warning> warnings() {
    return warnings;
  }

  /** Every answer and every result of a tool, in their order. Waits for the end. */
  public List<ChainEvent.Step> steps() {
    List<ChainEvent.Step> steps = new ArrayList<>();
    for (ChainEvent event : chain.events()) {
      if (event instanceof ChainEvent.Step step && !(step instanceof ChainEvent.ToolStarted)) {
        steps.add(step);
      }
    }
    chain.response();
    return List.copyOf(steps);
  }

  /** The last answer, read on a virtual thread. Cancelling the future closes this. */
  public CompletableFuture<Response> readAsync() {
    var reading = chain.readAsync(event -> {});
    CompletableFuture<Response> answer = reading.thenApply(Chain::response);
    var unused =
        answer.whenComplete(
            (response, problem) -> {
              if (answer.isCancelled()) {
                chain.close();
              }
            });
    return answer;
  }

  /** The chain's events as a publisher, without {@link #warnings}. */
  public Flow.Publisher<ChainEvent> publisher() {
    return chain.publisher();
  }

  /** The tool loop behind this. */
  public Chain chain() {
    return chain;
  }

  @Override
  public void close() {
    chain.close();
  }

  void onDone(Runnable what) {
    chain.onDone(ended -> what.run());
  }

  /** Whether what was said is part of the history. */
  boolean settled() {
    return chain.state() == Chain.State.COMPLETE || chain.state() == Chain.State.PAUSED;
  }

  boolean begun() {
    return !chain.responses().isEmpty();
  }

  ChatUsage usage() {
    return ChatUsage.of(chain.responses(), setup.facts()).withMarkup(setup.markup());
  }

  /** Without the system prompt. */
  List<Message> messages() {
    List<Message> all = chain.messages();
    boolean system = !setup.system().isEmpty() && all.getFirst().role() == Role.SYSTEM;
    return system ? all.subList(1, all.size()) : all;
  }
}
