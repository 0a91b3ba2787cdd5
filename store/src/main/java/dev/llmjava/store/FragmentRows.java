package dev.llmjava.store;

import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads fragments and the names they go by. */
final class FragmentRows {
  private static final String ALIASES =
      """
      (
        select json_group_array(fragment_aliases.alias)
        from fragment_aliases
        where fragment_aliases.fragment_id = fragments.id
      ) as aliases
      """;

  private static final String OF_TURN =
      "select fragments.hash, fragments.content, "
          + ALIASES
          + """
          from turn_fragments
          join fragments on fragments.id = turn_fragments.fragment_id
          where turn_fragments.turn_id = ? and turn_fragments.kind = ?
          order by turn_fragments."order"
          """;

  private static final String OF_LEGACY_PROMPT = legacy("prompt_fragments");
  private static final String OF_LEGACY_SYSTEM = legacy("system_fragments");

  private final Database database;

  FragmentRows(Database database) {
    this.database = database;
  }

  /**
   * @param kind {@code prompt} or {@code system}
   */
  List<Logged.Fragment> ofTurn(String turn, String kind) throws SQLException {
    return database.list(OF_TURN, FragmentRows::read, turn, kind);
  }

  List<Logged.Fragment> ofLegacyPrompt(String response) throws SQLException {
    return database.list(OF_LEGACY_PROMPT, FragmentRows::read, response);
  }

  List<Logged.Fragment> ofLegacySystem(String response) throws SQLException {
    return database.list(OF_LEGACY_SYSTEM, FragmentRows::read, response);
  }

  private static Logged.Fragment read(ResultSet row) throws SQLException {
    return new Logged.Fragment(
        Fields.text(row, "hash"),
        Fields.text(row, "content"),
        Columns.strings(row.getString("aliases")));
  }

  private static String legacy(String table) {
    return "select fragments.hash, fragments.content, "
        + ALIASES
        + " from "
        + table
        + " as used join fragments on fragments.id = used.fragment_id"
        + " where used.response_id = ? order by used.\"order\"";
  }
}
