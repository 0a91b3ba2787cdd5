package dev.llmjava.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fills a log with rows of every table that refer to each other at random, some to what is not
 * there. Hashes are made up: this is about what reaches what.
 */
final class RandomGraph {
  private final Connection connection;
  private final SplittableRandom random;
  private final List<String> messages = new ArrayList<>();
  final List<String> conversations = new ArrayList<>();

  private RandomGraph(Connection connection, SplittableRandom random) {
    this.connection = connection;
    this.random = random;
  }

  static RandomGraph fill(Path file, SplittableRandom random, int size) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.setAutoCommit(false);
      var graph = new RandomGraph(connection, random);
      graph.fill(size);
      connection.commit();
      return graph;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void fill(int size) throws SQLException {
    run(
        "create table if not exists llmjava_tool_results (thread_id TEXT, tool_call_id TEXT,"
            + " result TEXT not null, primary key (thread_id, tool_call_id)) without rowid");
    run(
        "create table if not exists llmjava_imported_threads (thread_id TEXT primary key)"
            + " without rowid");
    for (int i = 1; i <= 6; i++) {
      run("insert into attachments (id, type, content) values (?, 'a/b', ?)", "a" + i, "bytes" + i);
      run("insert into fragments (id, hash, content) values (?, ?, 'words')", i, "f" + i);
      run("insert into schemas values (?, '{}')", "s" + i);
      run("insert into tools (id, hash, name) values (?, ?, 'f')", i, "t" + i);
      run("insert into tool_instances (id, name, arguments) values (?, 'box', '{}')", i);
    }
    run("insert into fragment_aliases values ('named', ?)", 1 + random.nextInt(6));
    for (int i = 0; i < size; i++) {
      message(i);
    }
    for (int i = 0; i < size / 4 + 1; i++) {
      thread("thread" + i);
    }
    for (int i = 0; i < size / 2; i++) {
      turn("turn" + i);
    }
    for (int i = 0; i < size / 6; i++) {
      legacy(i);
    }
  }

  private void message(int i) throws SQLException {
    String hash = "m" + i;
    String parent = messages.isEmpty() || chance(5) ? null : pick(messages);
    run("insert into messages values (?, ?, 'user', null)", hash, parent);
    messages.add(hash);
    for (int position = 0; position < random.nextInt(3); position++) {
      part(hash, position);
    }
    if (chance(8)) {
      run(
          "insert or ignore into llmjava_tool_inputs values (?, 0, '{}')",
          chance(4) ? "lost" + i : hash);
    }
  }

  private void part(String message, int position) throws SQLException {
    String owner = chance(15) ? "lost-" + message : message;
    String sql = "insert into parts (message_hash, position, type, text, payload)";
    int fragment = 1 + random.nextInt(6);
    String attachment = "a" + (1 + random.nextInt(6));
    boolean linked = !chance(4);
    switch (random.nextInt(4)) {
      case 0 -> run(sql + " values (?, ?, 'text', 'hello', 'no json')", owner, position);
      case 1 -> {
        run(
            sql + " values (?, ?, 'text', null, ?)",
            owner,
            position,
            "{\"text_ref\": [{\"literal\": \"a\"}, {\"fragment\": " + fragment + "}]}");
        link(linked, "part_fragments", fragment);
      }
      case 2 -> {
        run(
            sql + " values (?, ?, 'attachment', null, ?)",
            owner,
            position,
            "{\"attachment\": {\"id\": \"" + attachment + "\"}}");
        link(linked, "part_attachments", attachment);
      }
      default -> {
        run(
            sql + " values (?, ?, 'tool_result', null, ?)",
            owner,
            position,
            "{\"name\": \"f\", \"attachments\": [{\"id\": \"" + attachment + "\"}]}");
        link(linked, "part_attachments", attachment);
      }
    }
  }

  private void link(boolean linked, String table, Object shared) throws SQLException {
    if (linked) {
      run("insert into " + table + " values (last_insert_rowid(), ?, 0)", shared);
    }
  }

  private void thread(String id) throws SQLException {
    String from = conversations.isEmpty() || chance(2) ? null : pick(conversations);
    run(
        "insert into threads (id, name, tip_message_hash, forked_from) values (?, ?, ?, ?)",
        id,
        "about " + id,
        chance(6) ? null : pick(messages),
        chance(10) ? "nobody" : from);
    conversations.add(id);
    if (chance(4)) {
      run("insert or ignore into llmjava_imported_threads values (?)", chance(5) ? "nobody" : id);
      run(
          "insert or ignore into llmjava_tool_results values (?, 'c', '{}')",
          chance(5) ? "nobody" : id);
    }
  }

  private void turn(String id) throws SQLException {
    String thread = chance(10) ? null : chance(8) ? "nobody" : pick(conversations);
    run(
        "insert into turns (id, thread_id, parent_message_hash, tip_message_hash, schema_id)"
            + " values (?, ?, ?, ?, ?)",
        id,
        thread,
        pick(messages),
        chance(12) ? "missing" : pick(messages),
        chance(2) ? null : "s" + (1 + random.nextInt(6)));
    String owner = chance(12) ? "lost-" + id : id;
    run("insert into turn_search (turn_id, prompt, response) values (?, ?, 'yes')", owner, id);
    if (chance(3)) {
      run("insert into turn_tools values (?, ?, ?)", owner, some(), chance(2) ? null : some());
      run("insert into tool_instantiations values (?, 'c', ?)", owner, some());
    }
    if (chance(3)) {
      run("insert into turn_fragments values (?, ?, 0, 'prompt')", owner, some());
    }
    if (chance(6)) {
      run("insert into llmjava_turn_endings values (?, 'failed', null, null)", owner);
    }
  }

  private void legacy(int i) throws SQLException {
    String conversation = chance(3) ? pick(conversations) : "legacy" + i;
    run("insert or ignore into conversations values (?, 'old', 'm')", conversation);
    if (conversation.startsWith("legacy")) {
      conversations.add(conversation);
    }
    String id = "response" + i;
    run(
        "insert into responses (id, conversation_id, prompt, response, schema_id)"
            + " values (?, ?, 'old words', 'old answer', ?)",
        id,
        conversation,
        chance(2) ? null : "s" + (1 + random.nextInt(6)));
    String owner = chance(8) ? "lost-" + id : id;
    run("insert into prompt_attachments values (?, ?, 0)", owner, "a" + some());
    run("insert into prompt_fragments values (?, ?, 0)", owner, some());
    run("insert into system_fragments values (?, ?, 0)", owner, some());
    run("insert into tool_responses values (?, ?)", some(), owner);
    run("insert into tool_calls (response_id, tool_id) values (?, ?)", owner, some());
    run(
        "insert into tool_results (response_id, tool_id, instance_id) values (?, ?, ?)",
        owner,
        some(),
        some());
    run("insert into tool_results_attachments values (last_insert_rowid(), ?, 0)", "a" + some());
  }

  private int some() {
    return 1 + random.nextInt(6);
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
