package dev.llmjava.cli;

import dev.llmjava.LlmException;
import dev.llmjava.store.LogQuery;
import dev.llmjava.store.LogRow;
import dev.llmjava.store.SqliteLog;
import dev.llmjava.store.StoredThread;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code llm logs list} */
final class LogsList implements Command {
  private static final int USUAL_COUNT = 3;

  @Override
  public Spec spec() {
    return new Spec("llm logs list", "Show logged prompts and their responses")
        .one(Spec.Kind.WHOLE, "How many to show: 3 unless given, 0 for all", "-n", "--count")
        .one(Spec.Kind.EXISTING_FILE, "The log database to read", "-d", "--database")
        .hidden(Spec.Kind.EXISTING_FILE, 1, "-p", "--path")
        .text("Only those of this model, by id or alias", "-m", "--model")
        .text("Only those that match this text, best matches first", "-q", "--query")
        .flag("With -q, the latest matches first", "-l", "--latest")
        .texts("Only those given results of this tool", "-T", "--tool")
        .flag("Only those given results of any tool", "--tools")
        .flag("Cut prompts and responses to 100 characters", "-t", "--truncate")
        .flag("Show how many tokens were used", "-u", "--usage")
        .flag("Print only the last response", "-r", "--response")
        .flag("Print only the first fenced code block", "-x", "--extract")
        .flag("Print only the last fenced code block", "--xl", "--extract-last")
        .flag("Only the conversation used last", "-c", "--current")
        .text("Only the conversation of this ID", "--cid", "--conversation")
        .text("Only those with a greater ID", "--id-gt")
        .text("Only this ID and those with a greater one", "--id-gte")
        .flag("Print JSON", "--json")
        .flag("Show what is in fragments", "-e", "--expand");
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    try (var log = SqliteLog.openExisting(file(arguments, session))) {
      String thread = thread(arguments, log);
      List<LogRow> rows = rows(arguments, session, log, thread);
      if (arguments.value("query") == null) {
        rows = rows.reversed();
      }
      print(rows, thread != null, arguments, session);
    }
    return 0;
  }

  /** What {@code -d} names, else the user's own. */
  static Path file(Arguments arguments, Session session) {
    String given = arguments.value("database");
    given = given == null ? arguments.value("path") : given;
    return given == null ? session.directory().file("logs.db") : Path.of(given);
  }

  /** The conversation asked for; null when all are. */
  private static @Nullable String thread(Arguments arguments, SqliteLog log) {
    String given = arguments.text("conversation");
    if (arguments.has("current") || (arguments.has("response") && given.isEmpty())) {
      List<LogRow> last = log.rows(LogQuery.ALL.limit(1));
      String thread = last.isEmpty() ? null : last.getFirst().facts().thread();
      if (thread == null) {
        thread = log.latestThread().map(StoredThread::id).orElse(null);
      }
      if (thread == null) {
        throw new Failure("No conversations found");
      }
      return thread;
    }
    return given.isEmpty() ? null : given;
  }

  private static List<LogRow> rows(
      Arguments arguments, Session session, SqliteLog log, @Nullable String thread) {
    Integer count = arguments.whole("count");
    LogQuery query = LogQuery.ALL.limit(count == null ? thread == null ? USUAL_COUNT : 0 : count);
    query = thread == null ? query : query.thread(thread);
    String model = arguments.value("model");
    query = model == null ? query : query.model(resolved(model, session));
    String after = arguments.value("id-gt");
    query = after == null ? query : query.after(after);
    String from = arguments.value("id-gte");
    query = from == null ? query : query.from(from);
    for (String tool : arguments.values("tool")) {
      query = query.toolResult(tool);
    }
    query = arguments.has("tools") ? query.anyToolResult() : query;
    return log.rows(search(arguments, query));
  }

  private static LogQuery search(Arguments arguments, LogQuery query) {
    String text = arguments.value("query");
    if (text == null) {
      return query;
    }
    return arguments.has("latest") ? query.search(text).newestFirst() : query.search(text);
  }

  /** A model that is gone is still in the log. */
  static String resolved(String name, Session session) {
    try {
      return session.llm().model(name).id();
    } catch (LlmException.UnknownModel e) {
      return name;
    }
  }

  private static void print(
      List<LogRow> rows, boolean oneThread, Arguments arguments, Session session) {
    boolean truncate = arguments.has("truncate");
    boolean expand = arguments.has("expand");
    String text = text(rows, arguments);
    if (arguments.has("json")) {
      session.out().println(LogJson.of(rows, truncate, expand));
    } else if (text != null) {
      session.out().data(text + "\n");
    } else {
      boolean usage = arguments.has("usage");
      var markdown = new LogMarkdown(new LogMarkdown.Wish(oneThread, truncate, expand, usage));
      for (LogRow row : rows) {
        session.out().data(markdown.of(row));
      }
    }
  }

  /** One response or one block of code, if that was asked for and is there. */
  private static @Nullable String text(List<LogRow> rows, Arguments arguments) {
    boolean last = arguments.has("extract-last");
    if (arguments.has("extract") || last) {
      for (LogRow row : rows) {
        String block = Fences.find(row.words().response(), last);
        if (block != null) {
          return block;
        }
      }
      return null;
    }
    return arguments.has("response") && !rows.isEmpty() ? rows.getLast().words().response() : null;
  }
}
