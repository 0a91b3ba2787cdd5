package dev.llmjava.cli.prompt;

import dev.llmjava.ChainSettings;
import dev.llmjava.Response;
import dev.llmjava.ResponseLog;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.fragment.FragmentReferences;
import dev.llmjava.cli.log.LogJson;
import dev.llmjava.cli.log.LogsSwitch;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import dev.llmjava.store.Ending;
import dev.llmjava.store.Fork;
import dev.llmjava.store.LogGraph;
import dev.llmjava.store.LogQuery;
import dev.llmjava.store.LogRow;
import dev.llmjava.store.Logged;
import dev.llmjava.store.SqliteLog;
import dev.llmjava.store.StoredThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log as one prompt uses it. Opened before the model is asked, so that an answer is not lost to
 * a log that cannot be written; not at all where nothing is read from it or written to it.
 */
public final class Logging implements AutoCloseable {
  private final Arguments arguments;
  private final Session session;
  private final boolean on;
  private @Nullable SqliteLog log;
  private @Nullable Fork fork;
  private @Nullable FragmentReferences references;

  public Logging(Arguments arguments, Session session) {
    this.arguments = arguments;
    this.session = session;
    on =
        !arguments.has("no-log")
            && (arguments.has("log") || !session.directory().has(LogsSwitch.OFF));
    if (on) {
      log();
    }
  }

  /** Whether this is logged. */
  public boolean isOn() {
    return on;
  }

  /** What {@code -c} or {@code --cid} goes on from. */
  public Conversation conversation() {
    String id = arguments.text("conversation");
    Optional<StoredThread> found = id.isEmpty() ? log().latestThread() : log().thread(id);
    if (found.isEmpty() && !id.isEmpty()) {
      throw new Failure("No conversation found with id=" + id);
    }
    return found.map(this::conversation).orElse(Conversation.NEW);
  }

  private Conversation conversation(StoredThread thread) {
    thread.broken().ifPresent(this::sayBroken);
    return new Conversation(
        thread.id(),
        log().messages(thread),
        thread.model(),
        log().tools(thread),
        thread.imported());
  }

  /** A conversation that leaves another at the point of that name; it is logged as its own. */
  Conversation fork(String point) {
    LogGraph graph = log().graph();
    Fork left = graph.fork(graph.find(point));
    fork = left;
    left.broken().ifPresent(this::sayBroken);
    List<Logged.Tool> tools = left.origin().map(log()::tools).orElse(List.of());
    boolean imported = left.origin().filter(StoredThread::imported).isPresent();
    return new Conversation(null, left.messages(), left.model().orElse(null), tools, imported);
  }

  private void sayBroken(Ending ending) {
    session
        .err()
        .println(
            "The last answer of this conversation is not whole ("
                + ending.kind().name().toLowerCase(Locale.ROOT)
                + "); going on from what had arrived.");
  }

  /** What fragments are named by, their aliases and hashes among it where there is a log. */
  public FragmentReferences references() {
    FragmentReferences known = references;
    if (known == null) {
      known =
          new FragmentReferences(
              session, () -> on || Files.exists(file()) ? log().fragments() : null);
      references = known;
    }
    return known;
  }

  /**
   * Logs a response that has ended, if prompts are logged. Any thread.
   *
   * @return the id of the conversation; null where nothing is logged
   */
  @Nullable String log(Response response, @Nullable String thread) {
    return on ? responses().log(response, thread) : null;
  }

  private ResponseLog responses() {
    return fork == null ? log() : fork.log();
  }

  /** For somebody at a terminal, who may want to come back to it; scripts have {@code --json}. */
  void sayForked() {
    Fork left = fork;
    if (left == null || !session.err().isTerminal() || log().thread(left.thread()).isEmpty()) {
      return;
    }
    String from = left.origin().map(StoredThread::id).orElse("");
    session
        .err()
        .print(
            "Logged as " + left.thread() + (from.isEmpty() ? "" : ", which leaves " + from) + "\n");
  }

  /** Has a chain log what it comes to, if prompts are logged. */
  public ChainSettings into(ChainSettings settings, @Nullable String thread) {
    return on ? settings.logTo(responses(), thread) : settings;
  }

  /** Prints what was logged. What is not logged goes through a log that is thrown away. */
  void printJson(List<Response> responses) {
    if (on) {
      print(log(), responses);
      return;
    }
    try {
      Path folder = Files.createTempDirectory("llm");
      Path file = folder.resolve("logs.db");
      try (var passing = SqliteLog.open(file)) {
        String thread = null;
        for (Response response : responses) {
          thread = passing.log(response, thread);
        }
        print(passing, responses);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(SqliteLog from, List<Response> responses) {
    List<String> ids = responses.stream().map(Response::id).toList();
    List<LogRow> rows =
        ids.isEmpty()
            ? List.of()
            : from.rows(LogQuery.ALL.from(ids.getFirst())).reversed().stream()
                .filter(row -> ids.contains(row.id()))
                .toList();
    LogJson.print(rows, new LogJson.Without(false, true), session.out());
  }

  /** A schema by its id. */
  Optional<Json> schema(String id) {
    return on || Files.exists(file()) ? log().schemas().find(id) : Optional.empty();
  }

  private SqliteLog log() {
    SqliteLog known = log;
    if (known == null) {
      Path file = file();
      // what is only gone on from need not be writable
      boolean reads = !on && Files.exists(file);
      known = reads ? SqliteLog.openExisting(file) : SqliteLog.open(file);
      log = known;
    }
    return known;
  }

  private Path file() {
    return LogDatabase.file(arguments, session);
  }

  @Override
  public void close() {
    if (log != null) {
      log.close();
    }
  }
}
