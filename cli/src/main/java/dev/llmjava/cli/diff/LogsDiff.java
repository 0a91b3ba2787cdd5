package dev.llmjava.cli.diff;

import dev.llmjava.LlmException;
import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.diff.Alignment.Pair;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.cli.terminal.Paint;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.Comparison;
import dev.llmjava.store.LogGraph;
import dev.llmjava.store.SqliteLog;
import java.util.List;

/** {@code llm logs diff}: the exit codes are those of {@code diff}. */
public final class LogsDiff implements Command {
  private static final int DIFFERENT = 1;
  private static final int TROUBLE = 2;

  private static final String ABOUT =
      """
      Show where two conversations part and how they differ

      A and B are IDs of conversations or of responses, or hashes of messages; the beginning of one \
      is enough. What both begin with is counted. What follows is compared message by message, \
      and so is what the last response on each side was asked with: model, options, schema, tools.

      The exit code is 0 when both are the same, 1 when they differ, 2 when something went wrong.
      """;

  @Override
  public Spec spec() {
    return LogDatabase.option(new Spec("llm logs diff", ABOUT))
        .flag("Mark words, not lines", "-w", "--words")
        .flag("Only count, in one line", "--stat")
        .flag("Print JSON", "--json")
        .argument("A", true)
        .completing(Completion.CONVERSATIONS)
        .argument("B", true)
        .completing(Completion.CONVERSATIONS);
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    try (SqliteLog log = LogDatabase.open(arguments, session)) {
      LogGraph graph = log.graph();
      Comparison comparison =
          graph.compare(graph.find(arguments.required(0)), graph.find(arguments.required(1)));
      print(comparison, arguments, session);
      return comparison.isEqual() ? 0 : DIFFERENT;
    } catch (LlmException e) {
      throw new Failure(String.valueOf(e.getMessage()), TROUBLE);
    }
  }

  private static void print(Comparison comparison, Arguments arguments, Session session) {
    List<Pair> pairs = Alignment.of(comparison);
    if (arguments.has("json")) {
      String json = DiffJson.of(comparison, pairs).format(JsonStyle.PYTHON_INDENTED);
      session.out().print(json + "\n");
    } else if (comparison.isEqual()) {
      session.out().println("The same: " + DiffText.messages(comparison.common()));
    } else if (arguments.has("stat")) {
      session.out().print(DiffStat.of(comparison, pairs) + "\n");
    } else {
      new DiffText(new Paint(session.terminal()), arguments.has("words")).print(comparison, pairs);
    }
  }
}
