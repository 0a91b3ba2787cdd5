package dev.llmjava.store.migration;

import dev.llmjava.store.sqlite.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** Runs some of the migrations in a JVM of its own, which then is gone. */
public final class HaltingProcess {
  public static final int GONE = 9;

  private HaltingProcess() {}

  /** The file, and after how many migrations it ends. */
  public static void main(String[] args) throws SQLException {
    Database database = Database.open(Path.of(args[0]), false);
    // so that what is not committed is in the file, as it is when there is much of it
    database.script("pragma cache_size = 1");
    database.update("begin immediate");
    List<String> missing = MigrationNames.missing(database);
    List<String> done = missing.subList(0, Integer.parseInt(args[1]));
    var steps = new Steps(database);
    for (String name : done) {
      steps.run(name);
    }
    MigrationNames.record(database, done);
    Runtime.getRuntime().halt(GONE);
  }
}
