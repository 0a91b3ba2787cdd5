package dev.llmjava.cli.log;

import dev.llmjava.Fragment;
import dev.llmjava.LlmException;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.fragment.FragmentReferences;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.Json;
import dev.llmjava.store.ContentId;
import dev.llmjava.store.LogQuery;
import dev.llmjava.store.LogRow;
import dev.llmjava.store.SqliteLog;
import dev.llmjava.store.StoredThread;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The turns that {@code llm logs list} is asked for. */
public final class LogSelection {
  private static final int USUAL_COUNT = 3;

  private final Arguments arguments;
  private final Session session;
  private final SqliteLog log;
  private final Json.@Nullable Obj schema;
  private final @Nullable String thread;

  /**
   * @param schema that turns must have had; null for any and none
   */
  LogSelection(Arguments arguments, Session session, SqliteLog log, Json.@Nullable Obj schema) {
    this.arguments = arguments;
    this.session = session;
    this.log = log;
    this.schema = schema;
    this.thread = thread();
  }

  /** Whether all are of one conversation. */
  boolean isOneThread() {
    return thread != null;
  }

  /** In the order they are shown: oldest first, but best matches and newest data first. */
  List<LogRow> rows() {
    List<LogRow> rows = log.rows(query());
    return arguments.value("query") == null && !arguments.has("data") ? rows.reversed() : rows;
  }

  /** The conversation asked for; null when all are. */
  private @Nullable String thread() {
    String given = arguments.text("conversation");
    if (!arguments.has("current") && (!arguments.has("response") || !given.isEmpty())) {
      return given.isEmpty() ? null : given;
    }
    List<LogRow> last = log.rows(LogQuery.ALL.limit(1));
    String used = last.isEmpty() ? null : last.getFirst().facts().thread();
    return used == null
        ? log.latestThread()
            .map(StoredThread::id)
            .orElseThrow(() -> new Failure("No conversations found"))
        : used;
  }

  private LogQuery query() {
    Integer count = arguments.whole("count");
    LogQuery query = LogQuery.ALL.limit(count == null ? thread == null ? USUAL_COUNT : 0 : count);
    query = thread == null ? query : query.thread(thread);
    String model = arguments.value("model");
    query = model == null ? query : query.model(resolved(model, session));
    String after = arguments.value("id-gt");
    query = after == null ? query : query.after(after);
    String from = arguments.value("id-gte");
    query = from == null ? query : query.from(from);
    query = schema == null ? query : query.schema(ContentId.schema(schema));
    for (Fragment fragment : fragments()) {
      query = query.fragment(fragment.hash());
    }
    for (String tool : arguments.values("tool")) {
      query = query.toolResult(tool);
    }
    return search(arguments.has("tools") ? query.anyToolResult() : query);
  }

  private List<Fragment> fragments() {
    List<String> given = arguments.values("fragment");
    return given.isEmpty()
        ? List.of()
        : new FragmentReferences(session, log::fragments).texts(given);
  }

  private LogQuery search(LogQuery query) {
    String text = arguments.value("query");
    if (text == null) {
      return query;
    }
    return arguments.has("latest") ? query.search(text).newestFirst() : query.search(text);
  }

  /** A model that is gone is still in the log. */
  public static String resolved(String name, Session session) {
    try {
      return session.llm().model(name).id();
    } catch (LlmException.UnknownModel e) {
      return name;
    }
  }
}
