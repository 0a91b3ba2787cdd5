package dev.llmjava.store;

import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import dev.llmjava.store.sqlite.Fields;
import dev.llmjava.store.sqlite.LogFile;
import dev.llmjava.store.sqlite.Patience;
import dev.llmjava.store.sqlite.Transactions;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * What things in a log are called, for lists to choose from. The file is only read, as it is: one
 * that an older LLM left has no names yet. Who chooses does not wait, so a file that is busy is not
 * waited for long. Close it.
 */
public final class LogNames implements AutoCloseable {
  /**
   * A name, and what shows which one it is.
   *
   * @param about may be empty
   */
  public record Named(String id, String about) {}

  private static final Patience SHORT =
      new Patience(Duration.ofMillis(200), Duration.ofMillis(400));

  /** Of so many turns at most, so that it takes no longer in a large log. */
  private static final String CONVERSATIONS =
      """
      with recent(thread, used) as (
        select * from (select thread_id, id from turns order by id desc limit 1000)
        union all
        select * from (select conversation_id, id from responses order by id desc limit 1000)
      )
      select thread as id, coalesce(
        (select name from threads where threads.id = thread),
        (select name from conversations where conversations.id = thread),
        '') as about
      from recent
      where thread is not null
      group by thread order by max(used) desc limit ?
      """;

  private static final String FRAGMENTS =
      """
      select alias as id, coalesce(source, substr(content, 1, 100)) as about
      from fragment_aliases join fragments on fragments.id = fragment_id
      order by alias
      """;

  private final Access access;

  private LogNames(Access access) {
    this.access = access;
  }

  /**
   * Opens a log that is there.
   *
   * @throws dev.llmjava.LlmException.Setup for one that cannot be read; so do the methods
   */
  public static LogNames open(Path file) {
    LogFile.requireFile(file);
    try {
      Database database = Database.openToRead(file, SHORT);
      return new LogNames(new Access(LogFile.LOG, database, new Transactions(database)));
    } catch (SQLException e) {
      throw Failures.of(file, e);
    }
  }

  /** Conversations of both generations, the one used last first. */
  public List<Named> conversations(int most) {
    return access.run(() -> access.database().list(CONVERSATIONS, LogNames::named, most));
  }

  /** The aliases of fragments, with where each is from or how it begins. */
  public List<Named> fragments() {
    return access.run(() -> access.database().list(FRAGMENTS, LogNames::named));
  }

  /** The schemas that were used, the one used last first. */
  public List<StoredSchema> schemas(int most) {
    List<StoredSchema> used = new StoredSchemas(access).used(List.of()).reversed();
    return used.subList(0, Math.min(most, used.size()));
  }

  /** The tools that models were given. */
  public List<String> tools() {
    return access.run(
        () ->
            access
                .database()
                .list("select distinct name from tools order by name", row -> row.getString(1)));
  }

  private static Named named(ResultSet row) throws SQLException {
    return new Named(Fields.text(row, "id"), Fields.text(row, "about"));
  }

  @Override
  public void close() {
    access.close();
  }
}
