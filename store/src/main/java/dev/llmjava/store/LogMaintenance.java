package dev.llmjava.store;

import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Looks after a log: takes conversations out of it, and what nothing reaches. Each happens whole or
 * not at all, beside any number of other users of the file. From {@link SqliteLog#maintenance}.
 */
public final class LogMaintenance {
  /** A conversation as it is listed. */
  public record Named(String id, String name) {}

  private static final String BY_PREFIX =
      """
      select id, max(name) from (
        select id, coalesce(name, '') as name from threads where id >= ?1 and id < ?1 || ?2
        union all
        select id, coalesce(name, '') from conversations where id >= ?1 and id < ?1 || ?2
      )
      group by id order by id
      """;

  /** Greater than any character of an id. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  private final Access access;

  LogMaintenance(Access access) {
    this.access = access;
  }

  /**
   * The conversations of both generations whose id begins like that, by id; only the one that has
   * the whole of it for its id, where there is one.
   */
  public List<Named> find(String prefix) {
    List<Named> found =
        access.run(
            () ->
                access
                    .database()
                    .list(
                        BY_PREFIX,
                        row -> new Named(row.getString(1), row.getString(2)),
                        prefix,
                        LAST));
    return !found.isEmpty() && found.getFirst().id().equals(prefix)
        ? List.of(found.getFirst())
        : found;
  }

  /**
   * Removes conversations with their turns, and of what they reached everything that nothing else
   * refers to. A fork of one stays whole, and forgets what it was forked from.
   *
   * @param ids whole ones, of conversations of either generation; others are ignored
   * @param dryRun whether only to find out what would go
   */
  public Removal remove(List<String> ids, boolean dryRun) {
    return change(() -> Removing.of(access.database(), ids), dryRun);
  }

  /**
   * Removes what nothing reaches: turns whose conversation is gone, messages that no turn and no
   * conversation leads to, and attachments, fragments without an alias, schemas and tools that
   * nothing uses. A search index that is not what was said is made anew.
   *
   * @param dryRun whether only to find out what would go
   */
  public Removal collect(boolean dryRun) {
    return change(() -> Collecting.of(access.database()), dryRun);
  }

  /** Gives the room of what was removed back to the disk. Needs room for a copy meanwhile. */
  public void vacuum() {
    access.run(() -> access.database().update("vacuum"));
  }

  /**
   * Looks for what is wrong: with the file, with references, with the hashes of messages (files of
   * attachments are read), with the search index. Changes nothing.
   *
   * @param found gets what it finds, at once
   */
  public void check(Consumer<Finding> found) {
    access.run(
        () -> {
          access.database().keepManyPages();
          return true;
        });
    new Checking(access, found).run();
  }

  /** A dry run does everything and takes it back, so that it cannot say anything else. */
  private Removal change(Change change, boolean dryRun) {
    Database database = access.database();
    return access.run(
        () -> {
          database.keepManyPages();
          return access.write(() -> run(change, dryRun, database));
        });
  }

  private static Removal run(Change change, boolean dryRun, Database database) throws SQLException {
    database.update("savepoint removal");
    Removal removal = change.run();
    if (dryRun) {
      database.update("rollback to removal");
    }
    database.update("release removal");
    return removal;
  }

  @FunctionalInterface
  private interface Change {
    Removal run() throws SQLException;
  }
}
