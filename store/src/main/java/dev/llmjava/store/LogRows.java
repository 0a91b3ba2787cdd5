package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows that a query asks for. */
final class LogRows {
  private final Database database;
  private final TurnRows turns;
  private final LegacyRows legacy;

  LogRows(Database database) {
    this.database = database;
    this.turns = new TurnRows(database);
    this.legacy = new LegacyRows(database);
  }

  List<LogRow> read(LogQuery query) throws SQLException {
    var rows = new ArrayList<LogRow>();
    for (Hits.Hit hit : new Hits(database).find(query)) {
      LogRow row = hit.legacy() ? legacy.read(hit.id()) : turns.read(hit.id());
      if (row != null) {
        rows.add(row);
      }
    }
    return List.copyOf(rows);
  }

  /** The columns that both generations have, under the names of the newer one. */
  static LogRow.Facts facts(ResultSet row) throws SQLException {
    Json options = Columns.parse(row.getString("options_json"));
    return new LogRow.Facts(
        row.getString("id"),
        row.getString("model"),
        row.getString("resolved_model"),
        options == null ? Json.Obj.EMPTY : options,
        row.getString("thread_id"),
        row.getString("thread_name"),
        row.getString("thread_model"),
        Fields.integer(row, "duration_ms"),
        row.getString("datetime_utc"),
        Fields.integer(row, "input_tokens"),
        Fields.integer(row, "output_tokens"),
        row.getString("token_details"),
        Columns.parse(row.getString("schema_json")));
  }

  static LogCounts counts(Database database) throws SQLException {
    LogCounts counts =
        database.first(
            "select (select count(*) from threads), (select count(*) from turns),"
                + " (select count(*) from conversations), (select count(*) from responses)",
            row -> new LogCounts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    return counts == null ? new LogCounts(0, 0, 0, 0) : counts;
  }

  static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
