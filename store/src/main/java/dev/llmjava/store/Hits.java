package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.store.LogQuery.Filter;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Failures;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;

/** Finds the turns that a query asks for, among those of LLM 0.32 and those from before it. */
final class Hits {
  /**
   * @param rank how well it matches a search, less is better; 0 without one
   */
  record Hit(String id, double rank, boolean legacy) {}

  /** The two generations keep the same things in different tables. */
  private record Generation(
      boolean legacy, String rows, String search, String rank, Conditions conditions) {}

  private static final Generation TURNS =
      new Generation(
          false,
          "turns",
          " join turn_search on turn_search.turn_id = turns.id"
              + " join turn_search_fts on turn_search_fts.rowid = turn_search.id"
              + " and turn_search_fts match ?",
          "bm25(turn_search_fts, 10.0, 1.0)",
          Conditions.TURNS);

  private static final Generation LEGACY =
      new Generation(
          true,
          "responses",
          " join responses_fts on responses_fts.rowid = responses.rowid"
              + " and responses_fts match ?",
          "bm25(responses_fts, 10.0, 1.0)",
          Conditions.LEGACY);

  private final Database database;

  Hits(Database database) {
    this.database = database;
  }

  /** In the order of the query. A legacy response that is a turn too counts once, as a turn. */
  List<Hit> find(LogQuery query) throws SQLException {
    var hits = new ArrayList<Hit>(find(TURNS, query));
    hits.addAll(find(LEGACY, query));
    Comparator<Hit> newest = Comparator.comparing(Hit::id).reversed();
    hits.sort(query.byRank() ? Comparator.comparingDouble(Hit::rank) : newest);
    int limit = query.sqlLimit();
    return limit < 0 || hits.size() <= limit ? hits : hits.subList(0, limit);
  }

  private List<Hit> find(Generation from, LogQuery query) throws SQLException {
    String text = query.searchText();
    var values = new ArrayList<Object>();
    var sql = new StringBuilder("select ").append(from.rows).append(".id, ");
    sql.append(text == null ? "0" : from.rank).append(" as score from ").append(from.rows);
    if (text != null) {
      sql.append(from.search);
      values.add(text);
    }
    sql.append(from.legacy ? " where responses.id not in (select id from turns)" : " where true");
    for (Filter filter : query.filters()) {
      sql.append(" and ").append(from.conditions.sql(filter));
      Conditions.bind(filter, values);
    }
    sql.append(query.byRank() ? " order by score" : " order by 1 desc").append(" limit ?");
    values.add(query.sqlLimit());
    return run(sql.toString(), from.legacy, text, values);
  }

  private List<Hit> run(String sql, boolean legacy, @Nullable String search, List<Object> values)
      throws SQLException {
    try {
      return database.list(
          sql, row -> new Hit(row.getString(1), row.getDouble(2), legacy), values.toArray());
    } catch (SQLException e) {
      if (search != null && e.getErrorCode() == Codes.SQLITE_ERROR) {
        throw new LlmException.Setup(
            "Invalid search query: "
                + Failures.detail(e)
                + " - see the FTS5 query syntax documentation at"
                + " https://sqlite.org/fts5.html#full_text_query_syntax",
            e);
      }
      throw e;
    }
  }
}
