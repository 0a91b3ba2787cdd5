package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.store.MessageTree.Node;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversations of a log as the graph that they are: messages are stored once for all threads
 * that begin alike, so threads can be seen as branches of a tree, compared, and forked at any
 * message without a copy. Any thread may use it while the log is open.
 */
public final class LogGraph {
  private final SqliteLog log;
  private final Access access;

  LogGraph(SqliteLog log, Access access) {
    this.log = log;
    this.access = access;
  }

  /**
   * Finds a thread or turn by its id or a message by its hash, with or without {@code b2:}. The
   * beginning of one is enough where nothing else begins like that.
   *
   * @throws LlmException.Setup when nothing goes by that name, or several things may; these are
   *     listed
   */
  public Point find(String name) {
    return access.run(() -> new PointSearch(database()).find(name));
  }

  /** The end of the thread that was used last, legacy ones included. */
  public Optional<Point> latest() {
    return log.latestThread().map(thread -> find(thread.id()));
  }

  /**
   * All messages that share their first one with this point.
   *
   * @param threads to show the messages of so many threads only: that of the point, and those used
   *     last; 0 for all
   * @throws LlmException.Setup when nothing was said there
   */
  public MessageTree tree(Point point, int threads) {
    MessageTree tree =
        access.run(() -> point.legacy() ? legacyTree(point) : readTree(point, threads));
    if (tree == null || tree.nodes().isEmpty()) {
      throw new LlmException.Setup(
          point.kind().word() + " \"" + point.id() + "\" has no messages; name another");
    }
    return tree;
  }

  private @Nullable MessageTree readTree(Point point, int threads) throws SQLException {
    if (point.tip() == null) {
      return null;
    }
    MessageRows rows = MessageRows.around(database(), point.tip());
    return new TreeReader(database(), rows).read(point, threads, this::message);
  }

  private @Nullable MessageTree legacyTree(Point point) throws SQLException {
    var threads = new Threads(database());
    StoredThread conversation = threads.find(String.valueOf(point.thread())).orElse(null);
    if (conversation == null) {
      return null;
    }
    List<LegacyChain.Said> said = new LegacyChain(database()).said(conversation.id());
    boolean latest =
        threads.latest().filter(last -> last.id().equals(conversation.id())).isPresent();
    return LegacyTree.of(conversation, said, String.valueOf(point.turn()), latest);
  }

  private Message message(Node node) {
    return access.run(
        () -> new ChainReader(database()).message(String.valueOf(node.hash())).message());
  }

  /**
   * A conversation that leaves another at this point: what was said up to there, tool results that
   * wait there included, and where to log what follows. Nothing is written until then.
   */
  public Fork fork(Point point) {
    return access.run(() -> new PointReader(database()).fork(point, log));
  }

  /** Where two conversations part, and what they were asked with. */
  public Comparison compare(Point a, Point b) {
    return access.run(
        () -> {
          var reader = new PointReader(database());
          return Comparison.of(reader.side(a), reader.side(b));
        });
  }

  private Database database() {
    return access.database();
  }
}
