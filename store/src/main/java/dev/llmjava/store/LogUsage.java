package dev.llmjava.store;

import dev.llmjava.Usage;
import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The tokens that logged turns took, of both generations. From {@link SqliteLog#usage}. */
public final class LogUsage {
  /**
   * The tokens of one turn.
   *
   * @param conversation its id; null when it has none
   * @param name what the conversation is called; empty when it has no name
   * @param day in UTC, as {@code 2026-01-31}; empty when the log does not say
   * @param usage as far as the log tells: providers count in their own ways, and what is kept of
   *     that is enough to tell cached tokens and those of reasoning
   */
  public record Turn(
      @Nullable String conversation, String name, String model, String day, Usage usage) {}

  private static final int DAY = 10;

  private static final int SLICE = 2_000;

  private static final String TURNS =
      """
      select turns.id, turns.thread_id as conversation, coalesce(threads.name, '') as name,
        coalesce(turns.model, '') as model, coalesce(turns.datetime_utc, '') as time,
        input_tokens, output_tokens, token_details
      from turns left join threads on threads.id = turns.thread_id
      where turns.id > ?1
      """
          + wanted("turns");

  private static final String RESPONSES =
      """
      select responses.id, responses.conversation_id as conversation,
        coalesce(conversations.name, '') as name, coalesce(responses.model, '') as model,
        coalesce(responses.datetime_utc, '') as time, input_tokens, output_tokens, token_details
      from responses left join conversations on conversations.id = responses.conversation_id
      where responses.id > ?1 and not exists (select 1 from turns where turns.id = responses.id)
      """
          + wanted("responses");

  private static String wanted(String table) {
    return """
     and (?2 is null or replace(substr(T.datetime_utc, 1, 19), ' ', 'T') >= ?2)
      and (?3 is null or T.model = ?3 or T.resolved_model = ?3)
    order by T.id limit ?4
    """
        .replace("T.", table + ".");
  }

  /** A turn with the id of its row. */
  private record Row(String id, Turn turn) {}

  private final Access access;

  LogUsage(Access access) {
    this.access = access;
  }

  /**
   * Goes through the turns once, one at a time, the older generation last. Nobody who writes is
   * held up by {@code action}.
   *
   * @param since a time in UTC as {@code 2026-01-31T12:00:00}, or the beginning of one; null for
   *     all turns
   * @param model only those of this one; null for all
   */
  public void each(@Nullable String since, @Nullable String model, Consumer<Turn> action) {
    for (String sql : List.of(TURNS, RESPONSES)) {
      List<Row> slice = slice(sql, "", since, model);
      while (!slice.isEmpty()) {
        slice.forEach(row -> action.accept(row.turn));
        slice = slice(sql, slice.getLast().id, since, model);
      }
    }
  }

  private List<Row> slice(
      String sql, String after, @Nullable String since, @Nullable String model) {
    return access.run(
        () ->
            access
                .database()
                .list(
                    sql,
                    row -> new Row(row.getString("id"), turn(row)),
                    after,
                    since,
                    model,
                    SLICE));
  }

  private static Turn turn(ResultSet row) throws SQLException {
    String time = row.getString("time");
    String model = row.getString("model");
    return new Turn(
        row.getString("conversation"),
        row.getString("name"),
        model,
        time.substring(0, Math.min(DAY, time.length())),
        usage(
            model,
            Fields.integer(row, "input_tokens"),
            Fields.integer(row, "output_tokens"),
            Columns.object(row.getString("token_details"))));
  }

  /** By the names that providers give their counters, because nothing else of them is kept. */
  static Usage usage(String model, @Nullable Long input, @Nullable Long output, Json.Obj details) {
    var reported = new Usage.Reported(input, output, details, Json.Obj.EMPTY);
    if (details.isEmpty()) {
      return new Usage(input, output, null, null, null, reported);
    }
    Json.Obj prompt = details.object("prompt_tokens_details");
    Json.Obj given = prompt.isEmpty() ? details.object("input_tokens_details") : prompt;
    Long read = details.integer("cache_read_input_tokens");
    Long written = details.integer("cache_creation_input_tokens");
    // Anthropic counts these beside the input, all others as part of it
    boolean apart = given.isEmpty() && (read != null || written != null);
    Long reasoning = reasoning(details);
    return new Usage(
        input == null || !apart ? input : Long.valueOf(input + zero(read) + zero(written)),
        withReasoning(model, output, reasoning),
        first(
            given.integer("cached_tokens"),
            details.integer("cachedContentTokenCount"),
            details.integer("prompt_cache_hit_tokens"),
            details.integer("cached_tokens"),
            read),
        first(given.integer("cache_write_tokens"), written),
        reasoning,
        reported);
  }

  private static @Nullable Long reasoning(Json.Obj details) {
    Json.Obj output = details.object("output_tokens_details");
    return first(
        details.object("completion_tokens_details").integer("reasoning_tokens"),
        output.integer("reasoning_tokens"),
        output.integer("thinking_tokens"),
        details.integer("thoughtsTokenCount"),
        details.integer("reasoning_tokens"));
  }

  /** xAI counts reasoning beside the answer. */
  private static @Nullable Long withReasoning(
      String model, @Nullable Long output, @Nullable Long reasoning) {
    if (output == null || reasoning == null) {
      return output;
    }
    boolean apart = reasoning > output || model.startsWith("xai/");
    return apart ? Long.valueOf(output + reasoning) : output;
  }

  private static long zero(@Nullable Long count) {
    return count == null ? 0 : count;
  }

  private static @Nullable Long first(@Nullable Long... counts) {
    for (Long count : counts) {
      if (count != null) {
        return count;
      }
    }
    return null;
  }
}
