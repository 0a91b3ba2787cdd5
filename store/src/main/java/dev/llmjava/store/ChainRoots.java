package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first message of a conversation from a later one. That is as long a walk as the
 * conversation, but one without content; what was walked once is remembered, so that all turns of a
 * conversation cost one walk together.
 */
final class ChainRoots {
  /**
   * The common table of a message and all before it, newest first. Not a {@code union all}, which
   * would go round for ever in a file where somebody made a circle.
   */
  static final String UP =
      "up (hash, parent) as (select hash, parent_hash from messages where hash = ?"
          + " union select messages.hash, messages.parent_hash"
          + " from up join messages on messages.hash = up.parent)";

  private static final String STEPS =
      "with recursive " + UP + " select hash, parent from up limit 256";

  private record Step(String hash, @Nullable String parent) {
    static Step read(ResultSet row) throws SQLException {
      return new Step(row.getString(1), row.getString(2));
    }
  }

  private final Database database;
  private final Map<String, String> roots = new HashMap<>();

  ChainRoots(Database database) {
    this.database = database;
  }

  /** The first message of the conversation that {@code hash} belongs to. */
  String of(String hash) throws SQLException {
    String known = roots.get(hash);
    if (known != null) {
      return known;
    }
    var walked = new LinkedHashSet<String>();
    String root = walk(hash, walked);
    roots.put(root, root);
    for (String step : walked) {
      roots.put(step, root);
    }
    return root;
  }

  private String walk(String from, Set<String> walked) throws SQLException {
    String at = from;
    while (true) {
      List<Step> steps = database.list(STEPS, Step::read, at);
      if (steps.isEmpty()) {
        throw broken(database, at);
      }
      for (Step step : steps) {
        String known = step.parent == null ? step.hash : roots.get(step.hash);
        if (known != null) {
          return known;
        }
        if (!walked.add(step.hash) || step.parent == null) {
          throw broken(database, step.hash);
        }
        at = step.parent;
      }
    }
  }

  /** A message that is not there, or that comes before itself. */
  static LlmException.Setup broken(Database database, String hash) throws SQLException {
    boolean there = database.exists("select 1 from messages where hash = ?", hash);
    return new LlmException.Setup(
        "the log \""
            + database.file()
            + (there ? "\" goes round in a circle at the message " : "\" lacks the message ")
            + hash
            + (there ? "; restore a backup" : " that others refer to; restore a backup"));
  }
}
