package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Kills processes that log, at moments that a seed tells, and looks whether every turn that was
 * logged is there and the file whole: {@code FOLDER ROUNDS [SMALL_DISK]}.
 */
public final class Crash {
  private static final int LATEST_MILLIS = 60;

  private Crash() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("write")) {
      write(Path.of(args[1]));
      return;
    }
    long seed = 20261128;
    var random = new SplittableRandom(seed);
    for (String mode : List.of("delete", "wal")) {
      Path file = Path.of(args[0], mode + ".db");
      prepare(file, mode);
      Set<String> safe = new HashSet<>();
      int rounds = Integer.parseInt(args[1]);
      for (int round = 0; round < rounds; round++) {
        safe.addAll(killed(file, random.nextInt(LATEST_MILLIS)));
        check(file, safe, round + 1);
      }
      System.out.printf(
          "%s: %d kills, seed %d: all of %d turns are there%n", mode, rounds, seed, safe.size());
    }
    if (args.length > 2) {
      full(Path.of(args[0]), Path.of(args[2]));
    }
  }

  /** Says the id of each turn that is safe. */
  private static void write(Path file) {
    var words = new Words(System.nanoTime());
    try (SqliteLog log = SqliteLog.open(file)) {
      String thread = null;
      List<Message> history = new ArrayList<>();
      while (true) {
        history.add(Message.user(words.text(words.next(5, 2_000))));
        Response response = Saying.to(history, words.text(words.next(5, 500)));
        thread = log.log(response, thread);
        System.out.println(response.id());
        history.addAll(response.messages());
      }
    } catch (LlmException e) {
      System.out.println("Error: " + e.getMessage());
    }
  }

  private static void prepare(Path file, String mode) throws SQLException {
    SqliteLog.open(file).close();
    try (Connection connection = Tables.open(file);
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = " + mode);
    }
  }

  private static Process writer(Path file, Path said) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Crash.class.getName(),
            "write",
            file.toString())
        .redirectOutput(said.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A process that is killed some time after its first turn; gives the turns that were safe. */
  private static List<String> killed(Path file, int millis) throws Exception {
    Path said = Path.of(file + ".said");
    Process process = writer(file, said);
    while (process.isAlive() && Files.size(said) == 0) {
      Thread.sleep(1);
    }
    Thread.sleep(millis);
    process.destroyForcibly().waitFor();
    return Files.readAllLines(said);
  }

  private static void full(Path folder, Path disk) throws Exception {
    Path file = disk.resolve("full.db");
    Path said = folder.resolve("full.said");
    writer(file, said).waitFor();
    List<String> lines = new ArrayList<>(Files.readAllLines(said));
    System.out.println("full disk: " + lines.removeLast());
    check(file, new HashSet<>(lines), 0);
    System.out.printf("full disk: all of %d turns are there%n", lines.size());
  }

  private static void check(Path file, Set<String> safe, int more) throws Exception {
    Set<String> found = new HashSet<>();
    try (Connection connection = Tables.open(file);
        Statement statement = connection.createStatement()) {
      try (ResultSet ids = statement.executeQuery("select id from turns")) {
        while (ids.next()) {
          found.add(ids.getString(1));
        }
      }
      try (ResultSet state = statement.executeQuery("pragma integrity_check")) {
        require(state.getString(1).equals("ok"), state.getString(1));
      }
    }
    require(found.containsAll(safe), "a turn is missing");
    require(found.size() <= safe.size() + more, "more than the last turn was not reported");
    try (SqliteLog log = SqliteLog.openExisting(file)) {
      require(log.verify().isEmpty(), "a hash is wrong");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
