package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Response;
import dev.llmjava.ResponseLog;
import dev.llmjava.Ulid;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that leaves another one and goes its own way. It is in the log as soon as its
 * first response is; what was said before stays stored once, for both.
 */
public final class Fork {
  private final List<Message> messages;
  private final @Nullable String model;
  private final Optional<Ending> broken;
  private final Optional<StoredThread> origin;
  private final SqliteLog log;
  private final String thread = Ulid.next();

  Fork(
      List<Message> messages,
      @Nullable String model,
      Optional<Ending> broken,
      Optional<StoredThread> origin,
      SqliteLog log) {
    this.messages = List.copyOf(messages);
    this.model = model;
    this.broken = broken;
    this.origin = origin;
    this.log = log;
  }

  /** What was said up to there, to begin a prompt with. */
  public List<Message> messages() {
    return messages;
  }

  /** The model of the turn there; empty when no turn is left that had it. */
  public Optional<String> model() {
    return Optional.ofNullable(model);
  }

  /** How the answer that it goes on from ended, if that did not run to its end. */
  public Optional<Ending> broken() {
    return broken;
  }

  /** The thread that it leaves; empty when no thread is left that had this point. */
  public Optional<StoredThread> origin() {
    return origin;
  }

  /** The id of the new thread. */
  public String thread() {
    return thread;
  }

  /**
   * Where its responses are logged, for a response or a chain: without a thread, or with the id of
   * this one, they are of this thread, and the log says which one it left. Legacy conversations are
   * no threads, so that is told of none. Closing it closes nothing: the log belongs to who opened
   * it.
   */
  public ResponseLog log() {
    return new ResponseLog() {
      @Override
      public String log(Response response, @Nullable String named) {
        if (named != null && !named.equals(thread)) {
          return log.log(response, named);
        }
        return log.log(response, thread, forkedFrom());
      }

      @Override
      public void log(String named, Part.ToolResult result) {
        log.log(named, result);
      }

      @Override
      public void close() {}
    };
  }

  private @Nullable String forkedFrom() {
    return origin.filter(left -> !left.legacy()).map(StoredThread::id).orElse(null);
  }
}
