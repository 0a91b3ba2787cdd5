package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times the library's writing beside bare inserts of the very rows it wrote, one transaction a turn
 * for both, by turns, in both journal modes: {@code FOLDER [TURNS]}.
 */
public final class Insert {
  private static final int BATCH = 50;
  private static final int LENGTH = 10;

  private final Path ours;
  private final Path bare;
  private final Words words = new Words(2);
  private final Map<String, Long> seen = new HashMap<>();
  private final List<Message> history = new ArrayList<>();
  private @Nullable String thread;
  private int turn;

  private Insert(Path folder, String mode) throws IOException, SQLException {
    ours = fresh(folder.resolve("ours-" + mode + ".db"), mode);
    bare = fresh(folder.resolve("bare-" + mode + ".db"), mode);
  }

  public static void main(String[] args) throws Exception {
    int turns = args.length > 1 ? Integer.parseInt(args[1]) : 3_000;
    for (String mode : List.of("delete", "wal")) {
      new Insert(Path.of(args[0]), mode).run(mode, turns);
    }
  }

  private static Path fresh(Path file, String mode) throws IOException, SQLException {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(Path.of(file + suffix));
    }
    SqliteLog.open(file).close();
    try (Connection connection = Tables.open(file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = " + mode);
    }
    return file;
  }

  private void run(String mode, int turns) throws SQLException {
    long written = 0;
    long inserted = 0;
    int timed = 0;
    try (SqliteLog log = SqliteLog.open(ours);
        Connection source = Tables.open(ours);
        Connection target = Tables.open(bare)) {
      target.setAutoCommit(false);
      Map<String, PreparedStatement> inserts = new LinkedHashMap<>();
      for (String table : Tables.NAMES) {
        inserts.put(table, Tables.insert(target, table));
      }
      for (int done = 0; done < turns; done += BATCH) {
        long write = write(log);
        long insert = insert(rows(source), target, inserts);
        if (done >= turns / 4) { // before that the compiler is at work
          written += write;
          inserted += insert;
          timed += BATCH;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%-6s ours %7.0f turns/s (%.2f ms), bare inserts %7.0f turns/s (%.2f ms), ratio %.2f%n",
        mode,
        timed * 1e9 / written,
        written / 1e6 / timed,
        timed * 1e9 / inserted,
        inserted / 1e6 / timed,
        inserted / (double) written);
  }

  private long write(SqliteLog log) {
    long time = 0;
    for (int i = 0; i < BATCH; i++) {
      if (turn++ % LENGTH == 0) {
        history.clear();
        thread = null;
      }
      history.add(Message.user(turn + " " + words.text(words.next(5, 40))));
      Response response = Saying.to(Saying.anew(history), words.text(words.next(30, 120)));
      history.addAll(response.messages());
      long start = System.nanoTime();
      thread = log.log(response, thread);
      time += System.nanoTime() - start;
    }
    return time;
  }

  /** What is new, table by table. */
  private Map<String, List<Object[]>> rows(Connection source) throws SQLException {
    Map<String, List<Object[]>> rows = new HashMap<>();
    for (String table : Tables.NAMES) {
      long from = seen.getOrDefault(table, 0L);
      List<Object[]> found = Tables.after(source, table, from);
      seen.put(table, from + found.size());
      rows.put(table, found);
    }
    return rows;
  }

  private static long insert(
      Map<String, List<Object[]>> rows, Connection target, Map<String, PreparedStatement> inserts)
      throws SQLException {
    long start = System.nanoTime();
    for (int i = 0; i < BATCH; i++) {
      for (var table : inserts.entrySet()) {
        List<Object[]> of = rows.getOrDefault(table.getKey(), List.of());
        int from = of.size() * i / BATCH;
        for (Object[] row : of.subList(from, of.size() * (i + 1) / BATCH)) {
          PreparedStatement insert = table.getValue();
          for (int column = 0; column < row.length; column++) {
            insert.setObject(column + 1, row[column]);
          }
          insert.executeUpdate();
        }
      }
      target.commit();
    }
    return System.nanoTime() - start;
  }
}
