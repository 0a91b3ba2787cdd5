package dev.llmjava.store;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Response;
import dev.llmjava.Ulid;
import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.store.ChainWriter.Link;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Timestamp;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs responses, each in one transaction. */
final class TurnWriter {
  private final Access access;
  private final Database database;
  private final ChainHasher hasher = new ChainHasher();
  private final ChainWriter chains;
  private final FragmentWriter fragments;
  private final ToolRows tools;
  private final PendingResults results;
  private final SearchIndex search;

  TurnWriter(Access access) {
    this.access = access;
    this.database = access.database();
    this.chains = new ChainWriter(database);
    this.fragments = new FragmentWriter(database);
    this.tools = new ToolRows(database);
    this.results = new PendingResults(database);
    this.search = new SearchIndex(database);
  }

  /**
   * Gives the id of the thread; nothing is written when nothing arrived. All that can be is worked
   * out before anybody else has to wait.
   *
   * @param forkedFrom the thread that a new one leaves; null for none
   */
  String log(Response response, @Nullable String thread, @Nullable String forkedFrom) {
    Outcome outcome = Outcome.of(response);
    if (outcome == null) {
      return thread == null ? Ulid.next() : thread;
    }
    var messages = new ArrayList<Message>(response.prompt().messages());
    int given = messages.size();
    messages.addAll(outcome.messages());
    List<Link> links = hasher.link(messages);
    var turn = new Turn(response, outcome, links, given, GivenFragment.of(response.prompt()));
    String payload = turn.payload();
    return access.write(() -> write(turn, payload, thread, forkedFrom));
  }

  /** Keeps a result until the next response of its thread is logged. */
  void log(String thread, Part.ToolResult result) {
    String form = PendingResults.form(result);
    access.change(() -> results.write(thread, result.callId(), form));
  }

  /** How many hashes of messages had to be taken. */
  long hashes() {
    return hasher.taken();
  }

  private String write(
      Turn turn, @Nullable String payload, @Nullable String asked, @Nullable String forkedFrom)
      throws SQLException {
    String thread = thread(turn, asked, forkedFrom);
    chains.write(turn.input(), fragments.write(turn.fragments()));
    chains.write(turn.output(), TextPieces.NONE);
    insert(turn, payload, thread);
    fragments.link(turn.response().id(), turn.fragments());
    tools.write(turn.response().id(), turn.prompt(), turn.response().model());
    results.clear(thread);
    end(turn);
    search.write(turn);
    database.update("update threads set tip_message_hash = ? where id = ?", turn.tip(), thread);
    return thread;
  }

  /** A response that is logged again stays in its thread. */
  private String thread(Turn turn, @Nullable String asked, @Nullable String forkedFrom)
      throws SQLException {
    String id = asked == null ? threadOf(turn.response().id()) : asked;
    String thread = id == null ? Ulid.next() : id;
    database.update(
        "insert or ignore into threads (id, name, forked_from, datetime_utc) values (?, ?, ?, ?)",
        thread,
        ThreadName.of(turn.prompt()),
        forkedFrom,
        Timestamp.spaced(Instant.now()));
    return thread;
  }

  private @Nullable String threadOf(String turn) throws SQLException {
    return database.first(
        "select thread_id from turns where id = ?", row -> row.getString(1), turn);
  }

  private void insert(Turn turn, @Nullable String payload, String thread) throws SQLException {
    Response response = turn.response();
    Usage.Reported usage = turn.usage();
    database.update(
        "insert or replace into turns (id, thread_id, parent_message_hash, tip_message_hash, model,"
            + " resolved_model, options_json, schema_id, input_tokens, output_tokens,"
            + " token_details, duration_ms, datetime_utc, response_json)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        response.id(),
        thread,
        turn.parent(),
        turn.tip(),
        response.model().id(),
        response.resolvedModel().orElse(null),
        Columns.json(turn.options()),
        schema(turn.prompt().schema()),
        usage.input(),
        usage.output(),
        Columns.json(usage.details()),
        response.duration().toMillis(),
        Timestamp.iso(turn.started()),
        payload);
  }

  private @Nullable String schema(Json.@Nullable Obj schema) throws SQLException {
    if (schema == null) {
      return null;
    }
    String id = ContentId.schema(schema);
    database.update(
        "insert or ignore into schemas (id, content) values (?, ?)",
        id,
        ContentId.schemaText(schema));
    return id;
  }

  /** A response that is complete by now may have been logged before it was. */
  private void end(Turn turn) throws SQLException {
    Ending ending = turn.outcome().ending();
    if (ending == null) {
      database.update("delete from llmjava_turn_endings where turn_id = ?", turn.response().id());
      return;
    }
    database.update(
        "insert or replace into llmjava_turn_endings (turn_id, ending, message, unfinished)"
            + " values (?, ?, ?, ?)",
        turn.response().id(),
        ending.kind().column(),
        ending.message(),
        ending.unfinishedJson());
  }
}
