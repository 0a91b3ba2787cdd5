package dev.llmjava.store;

import dev.llmjava.Part;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.store.StoredMessage.StoredPart;
import dev.llmjava.store.sqlite.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts a turn together from its row and from the messages that it refers to. */
final class TurnRows {
  private static final String SELECT =
      """
      select turns.*, threads.name as thread_name, turns.model as thread_model,
        schemas.content as schema_json, llmjava_turn_endings.ending,
        llmjava_turn_endings.message, llmjava_turn_endings.unfinished
      from turns
      left join threads on threads.id = turns.thread_id
      left join schemas on schemas.id = turns.schema_id
      left join llmjava_turn_endings on llmjava_turn_endings.turn_id = turns.id
      where turns.id = ?
      """;

  private record Row(
      LogRow.Facts facts,
      @Nullable String parent,
      @Nullable String tip,
      @Nullable String payload,
      Optional<Ending> ending) {}

  private final Database database;
  private final ChainReader chains;
  private final ChainRoots roots;
  private final Map<String, String> systems = new HashMap<>();
  private final TurnExtras extras;

  TurnRows(Database database) {
    this.database = database;
    this.chains = new ChainReader(database);
    this.roots = new ChainRoots(database);
    this.extras = new TurnExtras(database);
  }

  @Nullable LogRow read(String id) throws SQLException {
    Row row = database.first(SELECT, TurnRows::row, id);
    if (row == null) {
      return null;
    }
    List<StoredMessage> input = chains.input(row.parent);
    List<StoredMessage> output = chains.since(row.parent, row.tip);
    LogRow.Extras found = extras.read(id, parts(input), output);
    return new LogRow(
        row.facts,
        words(row.parent, input, output),
        payload(row, output, found),
        found,
        row.ending,
        false);
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        LogRows.facts(row),
        row.getString("parent_message_hash"),
        row.getString("tip_message_hash"),
        row.getString("response_json"),
        Threads.ending(
            row.getString("ending"), row.getString("message"), row.getString("unfinished")));
  }

  private static List<StoredPart> parts(List<StoredMessage> messages) {
    var parts = new ArrayList<StoredPart>();
    for (StoredMessage message : messages) {
      parts.addAll(message.parts());
    }
    return parts;
  }

  private LogRow.Words words(
      @Nullable String parent, List<StoredMessage> input, List<StoredMessage> output)
      throws SQLException {
    var prompt = new StringBuilder();
    for (StoredMessage message : input) {
      if (message.message().role() == Role.USER) {
        prompt.append(text(message.parts()));
      }
    }
    return new LogRow.Words(
        prompt.toString(),
        parent == null ? null : LogRows.nullIfEmpty(system(roots.of(parent))),
        text(parts(output)),
        LogRows.nullIfEmpty(reasoning(parts(output))),
        null);
  }

  /** Read once for all turns that begin with the same one. */
  private String system(String root) throws SQLException {
    String known = systems.get(root);
    if (known == null) {
      StoredMessage first = chains.message(root);
      known = first.message().role() == Role.SYSTEM ? text(first.parts()) : "";
      systems.put(root, known);
    }
    return known;
  }

  private static String text(List<StoredPart> parts) {
    var text = new StringBuilder();
    for (StoredPart stored : parts) {
      if (stored.part() instanceof Part.Text words) {
        text.append(words.text());
      }
    }
    return text.toString();
  }

  private static String reasoning(List<StoredPart> parts) {
    var text = new StringBuilder();
    for (StoredPart stored : parts) {
      if (stored.part() instanceof Part.Reasoning thought) {
        text.append(thought.text());
      }
    }
    return text.toString();
  }

  private static @Nullable Json payload(Row row, List<StoredMessage> output, LogRow.Extras extras) {
    if (row.payload == null) {
      return null;
    }
    return Payload.expand(
        row.payload,
        output.stream().map(StoredMessage::message).toList(),
        extras.tools().stream()
            .map(tool -> new Replacements.Described(tool.name(), tool.description()))
            .toList(),
        row.facts.schema() instanceof Json.Obj schema ? schema : null);
  }
}
