package dev.llmjava.chat;

import dev.llmjava.Chain;
import dev.llmjava.ChainEvent;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Model;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that remembers: what is asked follows on what was said, tools run by themselves,
 * and what fails leaves the history as it was. One call at a time, on any thread; a call that is
 * made while an earlier stream is still open closes that stream.
 *
 * <p>What is asked may be strings, bytes, files ({@link java.nio.file.Path}), addresses ({@link
 * java.net.URI}), {@link dev.llmjava.Attachment}s, {@link Part}s, and {@link
 * dev.llmjava.Fragment}s, which come first: together one user message.
 */
public final class Chat {
  private final ChatSetup setup;
  private List<Message> history;
  private ChatUsage last = ChatUsage.NONE;
  private ChatUsage total = ChatUsage.NONE;
  private List<Message> unfinished = List.of();
  private @Nullable ChatStream open;

  Chat(ChatSetup setup, List<Message> history) {
    this.setup = setup;
    this.history = List.copyOf(history);
  }

  /** A chat with a model. */
  public static ChatBuilder with(Model model) {
    return new ChatBuilder(model);
  }

  /** The last answer, once all tools have run. */
  public Response ask(Object... parts) {
    return stream(parts).response();
  }

  public Response ask(CallOptions call, Object... parts) {
    return stream(call, parts).response();
  }

  /** Every answer and every result of a tool, in their order. */
  public List<ChainEvent.Step> askAll(Object... parts) {
    return stream(parts).steps();
  }

  /**
   * Everything as it comes. Nothing is sent before somebody reads, and the history changes when the
   * last answer is whole, or when tools wait for a decision.
   */
  public ChatStream stream(Object... parts) {
    return stream(CallOptions.NONE, parts);
  }

  public ChatStream stream(CallOptions call, Object... parts) {
    return go(call, UserContent.turn(parts));
  }

  /** The same as {@link #ask}, on a virtual thread. Cancelling it stops it. */
  public CompletableFuture<Response> askAsync(Object... parts) {
    return stream(parts).readAsync();
  }

  /** Goes on without a new message: with the history as it is, calls that wait among it. */
  public Response resume() {
    return go(CallOptions.NONE, Prompt.of(List.of())).response();
  }

  /**
   * Answers calls that wait, and goes on.
   *
   * @throws LlmException.Setup for a result that no call waits for
   */
  public Response submit(Part.ToolResult... results) {
    Message answers = ToolResults.answering(Chain.pending(history()), List.of(results));
    return go(CallOptions.NONE, Prompt.of(List.of(answers))).response();
  }

  /**
   * An answer that is a value: by the model's structured output, or by a tool that it has to call
   * where it has none; arguments that do not fit go back to the model twice.
   *
   * @throws LlmException.Mismatch when the answer is something else all the same
   */
  public <T> T structured(Class<T> type, Object... parts) {
    return new Structured<>(setup, type).ask(this, UserContent.turn(parts));
  }

  /** Everything said, without the system prompt, oldest first. */
  public synchronized List<Message> history() {
    return history;
  }

  /** What the last call took, all its steps together, a failed one's too. */
  public synchronized ChatUsage lastUsage() {
    return last;
  }

  /** What all calls took. */
  public synchronized ChatUsage totalUsage() {
    return total;
  }

  /**
   * What a call had come to that failed or was closed: the history with its message, whole answers
   * and results of tools that ran. A chat that is given this goes on from there, so that nothing
   * need run twice. Empty after a call that went well.
   */
  public synchronized Optional<List<Message>> unfinished() {
    return unfinished.isEmpty() ? Optional.empty() : Optional.of(unfinished);
  }

  /** Every message with its parts, a blank line after each: for looking at. */
  @Override
  public String toString() {
    var all = new StringBuilder();
    for (Message message : history()) {
      all.append(message).append("\n\n");
    }
    return all.toString();
  }

  ChatStream go(CallOptions call, Prompt turn) {
    return go(setup, call, turn);
  }

  ChatStream go(ChatSetup with, CallOptions call, Prompt turn) {
    ChatStream before;
    ChatStream next;
    synchronized (this) {
      before = open;
      next = with.stream(call, history, turn);
      open = next;
    }
    if (before != null) {
      before.close();
    }
    next.onDone(() -> done(next));
    return next;
  }

  private synchronized void done(ChatStream stream) {
    last = stream.usage();
    total = total.plus(last);
    if (stream.settled()) {
      history = stream.messages();
      unfinished = List.of();
    } else if (stream.begun()) {
      unfinished = stream.messages();
    }
    if (open == stream) {
      open = null;
    }
  }
}
