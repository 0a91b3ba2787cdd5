package dev.llmjava.cli.tree;

import dev.llmjava.cli.command.Arguments;
import dev.llmjava.cli.command.Command;
import dev.llmjava.cli.command.Completion;
import dev.llmjava.cli.command.LogDatabase;
import dev.llmjava.cli.command.Spec;
import dev.llmjava.cli.session.Session;
import dev.llmjava.cli.terminal.Failure;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.LogGraph;
import dev.llmjava.store.MessageTree;
import dev.llmjava.store.Point;
import dev.llmjava.store.SqliteLog;
import org.jspecify.annotations.Nullable;

/** {@code llm logs tree} */
public final class LogsTree implements Command {
  private static final String ABOUT =
      """
      Show a conversation and all that begin with the same message as a tree

      ID is that of a conversation or of a response, or the hash of a message; the beginning of one \
      is enough. Without it the conversation used last is shown.

      A line is a message, below the one it follows: its hash, who said it, and the beginning of \
      what was said; an answer also has its model and its time. Where conversations part, all \
      branches but the longest are indented, oldest first. A conversation's ID stands below its last message.
      """;

  @Override
  public Spec spec() {
    return LogDatabase.option(new Spec("llm logs tree", ABOUT))
        .one(
            Spec.Kind.WHOLE,
            "Only the messages of so many conversations, those used last",
            "-n",
            "--count")
        .flag("Show all that was said", "--full")
        .flag("Print JSON", "--json")
        .argument("ID", false)
        .completing(Completion.CONVERSATIONS);
  }

  @Override
  public boolean opensLog() {
    return true;
  }

  @Override
  public int run(Arguments arguments, Session session) {
    try (SqliteLog log = LogDatabase.open(arguments, session)) {
      Integer count = arguments.whole("count");
      LogGraph graph = log.graph();
      Point point = point(arguments.at(0), graph);
      MessageTree tree = graph.tree(point, count == null ? 0 : count);
      if (arguments.has("json")) {
        session.out().print(TreeJson.of(tree).format(JsonStyle.PYTHON_INDENTED) + "\n");
      } else {
        new TreeOutline(tree, point, arguments.has("full"), session.terminal()).print();
      }
    }
    return 0;
  }

  private static Point point(@Nullable String name, LogGraph graph) {
    if (name != null && !name.isEmpty()) {
      return graph.find(name);
    }
    return graph.latest().orElseThrow(() -> new Failure("No conversations found"));
  }
}
