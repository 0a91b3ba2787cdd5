package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Response;
import dev.llmjava.ResponseLog;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import dev.llmjava.store.sqlite.LogFile;
import dev.llmjava.store.sqlite.Patience;
import dev.llmjava.store.sqlite.Transactions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The log of LLM 0.32: conversations as chains of messages that are stored once, in an SQLite file
 * that LLM for Python reads and writes too. Any thread may use it, one at a time gets in; any
 * number of processes may use the file. Close it, or SQLite keeps its files open. It remembers
 * conversations that it logged, up to 64 MB or a sixteenth of the heap, so that one that comes
 * again costs only what is new of it.
 *
 * <p>What is wrong with the file is told by an {@link LlmException.Setup} of one line.
 */
public final class SqliteLog implements ResponseLog {
  private final Access access;
  private final Database database;
  private final Transactions transactions;
  private @Nullable TurnWriter turns;

  private SqliteLog(Database database, Transactions transactions) {
    this.access = new Access(LogFile.LOG, database, transactions);
    this.database = database;
    this.transactions = transactions;
  }

  /**
   * Loads SQLite and its driver on a thread of its own. A program that will open a log soon calls
   * this first thing, and waits less then. Nothing depends on it.
   */
  public static void prepare() {
    Thread.ofPlatform().daemon().name("llm-sqlite").start(Database::warmUp);
  }

  /**
   * Opens the log to write in it. A missing file is created, with the folders that lead to it.
   *
   * @throws LlmException.Setup for a file that cannot be used, such as one that cannot be written;
   *     it is left as it is
   */
  public static SqliteLog open(Path file) {
    return open(file, Patience.STANDARD);
  }

  /** The same, waiting as long as one likes for a file that is busy. */
  static SqliteLog open(Path file, Patience patience) {
    LogFile.createFolders(file);
    LogFile.requireFile(file);
    LogFile.requireWritable(file);
    return open(file, true, patience);
  }

  /**
   * Opens a log that must be there, to read it.
   *
   * @throws LlmException.Setup for a file that is missing or cannot be used
   */
  public static SqliteLog openExisting(Path file) {
    if (!Files.exists(file)) {
      throw new LlmException.Setup("No log database found at " + file);
    }
    LogFile.requireFile(file);
    return open(file, false, Patience.STANDARD);
  }

  private static SqliteLog open(Path file, boolean create, Patience patience) {
    try {
      return prepared(Database.open(file, create, patience), create);
    } catch (SQLException e) {
      throw Failures.of(file, e);
    }
  }

  /** Closes the database again if it cannot be used. */
  private static SqliteLog prepared(Database database, boolean create) throws SQLException {
    boolean ready = false;
    try {
      var transactions = new Transactions(database);
      transactions.patiently(() -> prepare(database, transactions, create));
      var log = new SqliteLog(database, transactions);
      ready = true;
      return log;
    } finally {
      if (!ready) {
        database.close();
      }
    }
  }

  private static boolean prepare(Database database, Transactions transactions, boolean create)
      throws SQLException {
    new Schema(database, transactions).prepare(create);
    return true;
  }

  /**
   * What was done so far.
   *
   * @param hashes of messages that were not known
   */
  record Effort(long hashes, long statements) {}

  Effort effort() {
    return access.run(() -> new Effort(turns().hashes(), database.executed()));
  }

  /** Made when something is logged: most commands only read. */
  private TurnWriter turns() {
    return access.run(
        () -> {
          TurnWriter known = turns;
          if (known == null) {
            known = new TurnWriter(access);
            turns = known;
          }
          return known;
        });
  }

  @Override
  public String log(Response response, @Nullable String thread) {
    return log(response, thread, null);
  }

  String log(Response response, @Nullable String thread, @Nullable String forkedFrom) {
    return turns().log(response, thread, forkedFrom);
  }

  @Override
  public void log(String thread, Part.ToolResult result) {
    turns().log(thread, result);
  }

  /**
   * The conversation that ends with a message, oldest first, exactly as it was logged: provider
   * data, tool ids and the model's own text of tool arguments included.
   *
   * @param tip the hash of the last message; null for an empty conversation
   */
  public List<Message> chain(@Nullable String tip) {
    return access.run(
        () -> {
          var messages = new ArrayList<Message>();
          for (StoredMessage stored : new ChainReader(database).chain(tip)) {
            messages.add(stored.message());
          }
          return List.copyOf(messages);
        });
  }

  /**
   * The messages of a thread, to go on with, rebuilt from flat rows for a legacy one. Results of
   * tools that the model has not seen yet, because the chain was paused or broke off, come last, so
   * that a chain on these messages runs only the calls that have none.
   */
  public List<Message> messages(StoredThread thread) {
    if (thread.legacy()) {
      return access.run(() -> new LegacyChain(database).messages(thread.id()));
    }
    List<Message> chain = chain(thread.tip());
    return access.run(() -> new PendingResults(database).with(chain, thread.id()));
  }

  /**
   * The tools that the first turn of a thread was given, toolboxes with their settings, which a
   * legacy one does not know. Those of an {@linkplain StoredThread#imported() imported} thread were
   * not chosen here: ask before you restore them.
   */
  public List<Logged.Tool> tools(StoredThread thread) {
    return access.run(
        () -> {
          if (thread.legacy()) {
            return new LegacyRows(database).firstTools(thread.id());
          }
          String first =
              database.first(
                  "select min(id) from turns where thread_id = ?",
                  row -> row.getString(1),
                  thread.id());
          return first == null ? List.of() : new TurnExtras(database).tools(first);
        });
  }

  /** The thread that was used last, legacy ones included. */
  public Optional<StoredThread> latestThread() {
    return access.run(() -> new Threads(database).latest());
  }

  public Optional<StoredThread> thread(String id) {
    return access.run(() -> new Threads(database).find(id));
  }

  /** Its conversations as one graph: where they part, and going on from any point. */
  public LogGraph graph() {
    return new LogGraph(this, access);
  }

  /** Its fragments and their aliases. */
  public StoredFragments fragments() {
    return new StoredFragments(access);
  }

  /** Turns, newest first. */
  public List<LogRow> rows(LogQuery query) {
    return access.run(() -> new LogRows(database, transactions).read(query));
  }

  public LogCounts counts() {
    return access.run(() -> LogRows.counts(database));
  }

  /**
   * Takes every hash again over what reading gives back, files of attachments included.
   *
   * @return the hashes of messages that are not what they were; none in a sound log
   */
  public List<String> verify() {
    var broken = new ArrayList<String>();
    new Verifier(access).verify(broken::add);
    return List.copyOf(broken);
  }

  /** The schemas that prompts came with. */
  public StoredSchemas schemas() {
    return new StoredSchemas(access);
  }

  /** Removing what is no longer wanted, or no longer reached. */
  public LogMaintenance maintenance() {
    return new LogMaintenance(access);
  }

  /** What was used of tokens. */
  public LogUsage usage() {
    return new LogUsage(access);
  }

  /** Taking conversations to another log. */
  public LogTransfer transfer() {
    return new LogTransfer(access);
  }

  /**
   * Writes a copy of the whole log, as compact as it can be.
   *
   * @param copy a file that is not there yet, or that is empty
   * @throws LlmException.Setup for any other file, and when it cannot be written
   */
  public void backup(Path copy) {
    access.run(
        () -> {
          new Backup(database).write(copy);
          return true;
        });
  }

  /** Idempotent. */
  @Override
  public void close() {
    access.close();
  }
}
