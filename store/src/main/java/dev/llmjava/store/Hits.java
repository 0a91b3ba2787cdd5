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

  /** With LLM's weights: what was asked counts ten times what was answered. */
  private static final String RANK = "bm25(10.0, 1.0)";

  private static final String BEST =
      """
      select turns.id, best.score
      from (
        select rowid as id, bm25(turn_search_fts, 10.0, 1.0) as score
        from turn_search_fts
        where turn_search_fts match ?
        order by score
        limit ?
      ) as best
      cross join turn_search on turn_search.id = best.id
      cross join turns on turns.id = turn_search.turn_id
      """;

  /**
   * The two generations keep the same things in different tables. A search starts from its matches,
   * whatever else is asked, and goes through them from the best, so that it can stop. With nothing
   * else asked, the index alone tells which the best are, twice as fast.
   */
  private record Generation(
      boolean legacy, String rows, String index, String join, Conditions conditions) {
    String search() {
      return index + " cross join " + join + " where " + index + " match ?";
    }

    String ranked() {
      return search() + " and " + index + ".rank match '" + RANK + "'";
    }
  }

  private static final Generation TURNS =
      new Generation(
          false,
          "turns",
          "turn_search_fts",
          "turn_search on turn_search.id = turn_search_fts.rowid"
              + " cross join turns on turns.id = turn_search.turn_id",
          Conditions.TURNS);

  private static final Generation LEGACY =
      new Generation(
          true,
          "responses",
          "responses_fts",
          "responses on responses.rowid = responses_fts.rowid",
          Conditions.LEGACY);

  private final Database database;

  Hits(Database database) {
    this.database = database;
  }

  /** In the order of the query. A legacy response that is a turn too counts once, as a turn. */
  List<Hit> find(LogQuery query) throws SQLException {
    List<Hit> best = query.isSearchAlone() ? best(query) : List.of();
    boolean all = !best.isEmpty() && best.size() == query.sqlLimit();
    var hits = new ArrayList<Hit>(all ? best : find(TURNS, query));
    hits.addAll(find(LEGACY, query));
    Comparator<Hit> newest = Comparator.comparing(Hit::id).reversed();
    hits.sort(query.byRank() ? Comparator.comparingDouble(Hit::rank) : newest);
    int limit = query.sqlLimit();
    return limit < 0 || hits.size() <= limit ? hits : hits.subList(0, limit);
  }

  /** Fewer than asked for when a match belongs to no turn, or when there are no more. */
  private List<Hit> best(LogQuery query) throws SQLException {
    String text = query.searchText();
    return text == null
        ? List.of()
        : run(BEST, false, text, List.<Object>of(text, query.sqlLimit()));
  }

  private List<Hit> find(Generation from, LogQuery query) throws SQLException {
    String text = query.searchText();
    String rank = query.byRank() ? from.index + ".rank" : "0";
    var values = new ArrayList<Object>();
    var sql = new StringBuilder("select ").append(from.rows).append(".id, ").append(rank);
    sql.append(" from ").append(source(from, query));
    if (text != null) {
      values.add(text);
    }
    if (from.legacy) {
      sql.append(" and not exists (select 1 from turns where turns.id = responses.id)");
    }
    for (Filter filter : query.filters()) {
      sql.append(" and ").append(from.conditions.sql(filter));
      Conditions.bind(filter, values);
    }
    sql.append(" order by ").append(query.byRank() ? rank : "1 desc").append(" limit ?");
    values.add(query.sqlLimit());
    return run(sql.toString(), from.legacy, text, values);
  }

  private static String source(Generation from, LogQuery query) {
    if (query.searchText() == null) {
      return from.rows + " where true";
    }
    return query.byRank() ? from.ranked() : from.search();
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
