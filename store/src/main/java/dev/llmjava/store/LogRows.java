package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.store.Hits.Hit;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import dev.llmjava.store.sqlite.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows that a query asks for. */
final class LogRows {
  /** So many at a time, because a writer may have to wait for the end of each reading. */
  private static final int SLICE = 100;

  private final Database database;
  private final Transactions transactions;
  private final TurnRows turns;
  private final LegacyRows legacy;

  LogRows(Database database, Transactions transactions) {
    this.database = database;
    this.transactions = transactions;
    this.turns = new TurnRows(database);
    this.legacy = new LegacyRows(database);
  }

  List<LogRow> read(LogQuery query) throws SQLException {
    List<Hit> hits = transactions.read(() -> new Hits(database).find(query));
    var rows = new ArrayList<LogRow>(hits.size());
    for (int from = 0; from < hits.size(); from += SLICE) {
      List<Hit> slice = hits.subList(from, Math.min(from + SLICE, hits.size()));
      rows.addAll(transactions.read(() -> rows(slice)));
    }
    return List.copyOf(rows);
  }

  private List<LogRow> rows(List<Hit> hits) throws SQLException {
    var rows = new ArrayList<LogRow>(hits.size());
    for (Hit hit : hits) {
      LogRow row = hit.legacy() ? legacy.read(hit.id()) : turns.read(hit.id());
      if (row != null) {
        rows.add(row);
      }
    }
    return rows;
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
