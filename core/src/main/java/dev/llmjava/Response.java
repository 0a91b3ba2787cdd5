package dev.llmjava;

import dev.llmjava.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came back for one prompt: one exchange with the model, which starts at the first read and is
 * never repeated. Leaving a loop over {@link #events()} early and then asking for {@link #text()}
 * goes on where the loop stopped; iterating again replays what was seen and then goes on live.
 *
 * <p>Any thread may read, one at a time takes the next frame from the wire; any thread may call
 * {@link #close()}. There is exactly one outcome: complete, closed early, or failed, and then every
 * method that needs the whole answer throws while {@link #partial()} still has what arrived.
 */
public final class Response implements AutoCloseable {
  /** How far it has come. */
  public enum State {
    OPEN,
    COMPLETE,
    /** {@link #close()} was called before the end. */
    CLOSED_EARLY,
    FAILED
  }

  private final String id;
  private final Model model;
  private final Prompt prompt;
  private final Reading reading;

  Response(Model model, Prompt prompt) {
    this(model.identity().id(), model, prompt, null);
  }

  Response(String id, Model model, Prompt prompt, @Nullable Exchange exchange) {
    this.id = id;
    this.model = model;
    this.prompt = prompt;
    this.reading = new Reading(model, prompt, exchange);
  }

  /**
   * Rebuilds a response from {@link #toJson()}, complete, so that {@link #reply} goes on from it.
   *
   * @param model the model that replies are sent to; it need not be the one that answered
   * @throws dev.llmjava.json.JsonException when the form is not that of a response
   */
  public static Response fromJson(Json.Obj json, Model model) {
    return fromJson(json, model, List.of());
  }

  /**
   * The same, with the tools that the form cannot hold, for calls that still wait.
   *
   * @throws dev.llmjava.json.JsonException when the form is not that of a response
   */
  public static Response fromJson(Json.Obj json, Model model, List<Tool> tools) {
    return ResponseForm.read(json, model, tools);
  }

  /** The id it is logged under. */
  public String id() {
    return id;
  }

  public Model model() {
    return model;
  }

  public Prompt prompt() {
    return prompt;
  }

  public State state() {
    return reading.state();
  }

  /**
   * The events from the first on. The iterator waits for the next one and throws the {@link
   * LlmException} that ended the answer; after {@link #close()} it ends.
   */
  public Iterable<StreamEvent> events() {
    return () -> new EventIterator<>(reading);
  }

  /** The whole text, refusals left out. Waits for the end. */
  public String text() {
    return messages().stream().map(Message::text).collect(Collectors.joining());
  }

  /**
   * The answer as a value; ask for it with {@link PromptBuilder#schema(Class)}. Waits for the end.
   *
   * @throws LlmException.Mismatch when it is something else; the message shows what came
   */
  public <T> T as(Class<T> type) {
    return TypedAnswer.of(type).read(text());
  }

  /** The same for {@link PromptBuilder#schemaMulti}. */
  public <T> List<T> asList(Class<T> type) {
    return TypedAnswer.listOf(type).read(text());
  }

  /** The answer's one message. Waits for the end; throws when there are several. */
  public Message message() {
    List<Message> messages = messages();
    if (messages.size() > 1) {
      throw new IllegalStateException(
          "the response has " + messages.size() + " messages; ask for messages()");
    }
    return messages.isEmpty() ? Message.assistant() : messages.getFirst();
  }

  /** All messages of the answer. Waits for the end. */
  public List<Message> messages() {
    reading.await();
    return partial();
  }

  /** Waits for the end. */
  public Usage usage() {
    return finished().usage();
  }

  /** The last event: reasons, usage, provider data. Waits for the end. */
  public StreamEvent.Finished finished() {
    return reading.await();
  }

  /** The calls that the application must run and answer. Waits for the end. */
  public List<Part.ToolCall> toolCalls() {
    return messages().stream()
        .flatMap(message -> message.parts(Part.ToolCall.class).stream())
        .filter(call -> !call.serverSide())
        .toList();
  }

  /** The provider's payload, as the log keeps it. Waits for the end. */
  public Optional<Json.Obj> json() {
    reading.await();
    return payload();
  }

  /** What was dropped or adapted for this prompt, as far as it has been told. Never waits. */
  public List<StreamEvent.Warning> warnings() {
    return reading.warnings();
  }

  /** What has arrived so far, as messages; parts under way are as long as they got. Never waits. */
  public List<Message> partial() {
    return reading.assembler().messages();
  }

  /** The parts under way, which {@link #partial()} holds too. Never waits. */
  public List<Part> unfinished() {
    return reading.assembler().unfinished();
  }

  /**
   * What a later prompt may repeat of this answer: all of it when it is complete; else without the
   * parts under way that are no text. A log keeps the same. Never waits.
   */
  public List<Message> kept() {
    return state() == State.COMPLETE ? partial() : KeptMessages.of(partial(), unfinished());
  }

  /** The last event, if it came. Never waits. */
  public Optional<StreamEvent.Finished> ending() {
    return Optional.ofNullable(reading.assembler().finished());
  }

  /** Why it failed, if it did. Never waits. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(reading.failure());
  }

  /** The provider's payload if it has come. Never waits. */
  public Optional<Json.Obj> payload() {
    return Optional.ofNullable(reading.assembler().payload());
  }

  /** The model that really answered, where the provider named another. Never waits. */
  public Optional<String> resolvedModel() {
    return Optional.ofNullable(reading.assembler().resolvedModel());
  }

  /** When the request went out; empty before the first read. */
  public Optional<Instant> started() {
    return Optional.ofNullable(reading.started());
  }

  /** From the request to the end, or until now. */
  public Duration duration() {
    return reading.duration();
  }

  /**
   * Goes on with the conversation: this prompt, this answer, the results of its pending tool calls,
   * which run first, and a new user message of {@code items} as in {@link PromptBuilder#user}.
   * Where the application has run the calls itself, it gives {@link Part.ToolResult}s among the
   * items, and none is run here.
   *
   * @throws LlmException.Paused when a tool leaves its call open
   */
  public Response reply(Object... items) {
    List<Object> said = new ArrayList<>(List.of(items));
    said.removeIf(Part.ToolResult.class::isInstance);
    List<Part.ToolResult> results = said.size() < items.length ? given(items) : executeToolCalls();
    var history = new ArrayList<>(prompt.messages());
    history.addAll(messages());
    var next = prompt.unforced().withMessages(history).toBuilder();
    if (!results.isEmpty()) {
      next.message(Message.tool(results));
    }
    if (!said.isEmpty()) {
      next.user(said);
    }
    return model.prompt(next.build());
  }

  private static List<Part.ToolResult> given(Object... items) {
    return Stream.of(items)
        .filter(Part.ToolResult.class::isInstance)
        .map(Part.ToolResult.class::cast)
        .toList();
  }

  /** Runs the calls of this answer and gives their results, in the order of the calls. */
  public List<Part.ToolResult> executeToolCalls() {
    return executeToolCalls(ChainSettings.STANDARD);
  }

  /**
   * The same with hooks and bounds; limit and log mean nothing here. Waits for the end of the
   * answer and of every call; whoever interrupts this thread interrupts the tools.
   *
   * @throws LlmException.Paused when a call waits for a decision, once the others have ended
   */
  public List<Part.ToolResult> executeToolCalls(ChainSettings settings) {
    var history = new ChainHistory(prompt.messages(), settings.unlogged());
    history.answered(this);
    PendingCalls pending = PendingCalls.in(history.messages());
    try (var batch = new ToolBatch(history.tools(pending, prompt), settings, result -> {})) {
      return batch.start().results();
    }
  }

  /** Keeps this in a log, as a conversation of its own; see {@link #logTo(ResponseLog, String)}. */
  public String logTo(ResponseLog log) {
    return logTo(log, null);
  }

  /**
   * Keeps this in a log. Reads on to the end; an answer that broke off is kept with what had
   * arrived, and its error is for who reads the answer.
   *
   * @param thread the conversation it belongs to; null for one of its own
   * @return the id of the conversation
   */
  public String logTo(ResponseLog log, @Nullable String thread) {
    try {
      reading.await();
    } catch (RuntimeException e) {
      if (state() == State.OPEN) {
        throw e;
      }
    }
    return log.log(this, thread);
  }

  /** LLM 0.32's wire form of a response. Waits for the end. */
  public Json.Obj toJson() {
    return ResponseForm.write(this);
  }

  /**
   * Reads to the end on a virtual thread of its own, giving every event to {@code each}. Cancelling
   * the future closes this response.
   */
  public CompletableFuture<Response> readAsync(Consumer<? super StreamEvent> each) {
    return AsyncRead.start(reading, each, this);
  }

  /**
   * The events as a publisher. Every subscriber gets all of them, on a virtual thread of its own,
   * and nothing is taken off the wire before somebody asks for it. Cancelling a subscription closes
   * this response.
   */
  public Flow.Publisher<StreamEvent> publisher() {
    return new EventPublisher<>(reading);
  }

  /** Ends every reader within milliseconds and gives up the connection. Idempotent; any thread. */
  @Override
  public void close() {
    reading.close();
  }

  /** The event at {@code position}, waiting for it; null when there is none. */
  @Nullable StreamEvent event(int position) {
    return reading.event(position);
  }

  /** Reads what a rebuilt response holds, and says when it was asked. */
  Response replayed(@Nullable Instant at) {
    reading.await();
    reading.asked(at);
    return this;
  }

  /** Which one, and how far it is; reads nothing. */
  @Override
  public String toString() {
    return "Response[" + id + ", " + model.id() + ", " + state() + "]";
  }
}
