package dev.llmjava.store;

import dev.llmjava.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Makes a log of many turns, row for row as the library would write them, but without a commit for
 * each: {@code FILE TURNS}. One conversation has 2,000 turns, the others up to 10; the last turn is
 * of a short one. The word "rareword" is in 20 turns, "onepercent" and "tenpercent" in that many.
 */
public final class LargeLog implements AutoCloseable {
  static final String LONG_THREAD = "long0conversation000000000";
  static final int LONG = 2_000;

  private static final int SHORT = 10;
  private static final int RARE = 20;
  private static final int BATCH = 10_000;
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  private final Connection connection;
  private final PreparedStatement message;
  private final PreparedStatement part;
  private final PreparedStatement thread;
  private final PreparedStatement turn;
  private final PreparedStatement search;
  private final PreparedStatement tip;
  private final Words words = new Words(20261128);
  private final int turns;
  private int done;

  private LargeLog(Connection connection, int turns) throws SQLException {
    this.connection = connection;
    this.turns = turns;
    this.message = connection.prepareStatement("insert into messages values (?, ?, ?, null)");
    this.part =
        connection.prepareStatement(
            "insert into parts (message_hash, position, type, text) values (?, 0, 'text', ?)");
    this.thread =
        connection.prepareStatement(
            "insert into threads (id, name, datetime_utc) values (?, ?, '2026-01-01"
                + " 00:00:00+00:00')");
    this.turn =
        connection.prepareStatement(
            "insert into turns (id, thread_id, parent_message_hash, tip_message_hash, model,"
                + " duration_ms, datetime_utc)"
                + " values (?, ?, ?, ?, 'echo', 1, '2026-01-01T00:00:00+00:00')");
    this.search =
        connection.prepareStatement(
            "insert into turn_search (turn_id, prompt, response) values (?, ?, ?)");
    this.tip = connection.prepareStatement("update threads set tip_message_hash = ? where id = ?");
  }

  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    if (!Files.exists(file)) {
      make(file, Integer.parseInt(args[1]));
    }
  }

  /** A file that is not there yet, or half made by somebody who was stopped. */
  static void make(Path file, int turns) throws Exception {
    Path half = Path.of(file + ".half");
    Files.deleteIfExists(half);
    SqliteLog.open(half).close();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + half);
        Statement settings = connection.createStatement()) {
      settings.executeUpdate("pragma journal_mode = off");
      settings.executeUpdate("pragma synchronous = off");
      settings.executeUpdate("pragma cache_size = -400000");
      connection.setAutoCommit(false);
      try (var log = new LargeLog(connection, turns)) {
        log.fill();
      }
      connection.commit();
    }
    Files.move(half, file);
  }

  private void fill() throws SQLException {
    conversation(LONG_THREAD, Math.min(LONG, turns / 2));
    while (done < turns) {
      conversation(id("t", done), Math.min(turns - done, words.next(1, SHORT + 1)));
    }
  }

  private void conversation(String id, int length) throws SQLException {
    String parent = null;
    for (int i = 0; i < length; i++) {
      String prompt = words.text(words.next(4, 20)) + marks();
      String answer = words.text(words.next(20, 60));
      if (i == 0) {
        run(thread, id, ThreadName.of(prompt));
      }
      String question = store(Message.user(prompt), parent, prompt);
      parent = store(Message.assistant(answer), question, answer);
      String name = id("r", done);
      run(turn, name, id, question, parent);
      run(search, name, prompt, answer);
      done++;
      if (done % BATCH == 0) {
        connection.commit();
      }
    }
    run(tip, parent, id);
  }

  private String store(Message said, @Nullable String parent, String text) throws SQLException {
    String hash = MessageHash.of(said, parent);
    run(message, hash, parent, said.role().wire());
    run(part, hash, text);
    return hash;
  }

  /** A number in each, because a message that was said before would be the same row. */
  private String marks() {
    String marks = " " + done;
    marks += done % (turns / RARE) == 0 ? " rareword" : "";
    marks += done % 100 == 7 ? " onepercent" : "";
    return marks + (done % 10 == 3 ? " tenpercent" : "");
  }

  /** As long as a real one, and in the order of time. */
  private static String id(String prefix, int number) {
    var id = new StringBuilder("01k0000000000000000" + prefix);
    for (int shift = 25; shift >= 0; shift -= 5) {
      id.append(DIGITS.charAt(number >> shift & 31));
    }
    return id.toString();
  }

  private static void run(PreparedStatement statement, @Nullable String... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
    statement.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement :
        new PreparedStatement[] {message, part, thread, turn, search, tip}) {
      statement.close();
    }
  }
}
