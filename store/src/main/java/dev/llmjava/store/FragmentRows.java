package dev.llmjava.store;

import dev.llmjava.Fragment;
import dev.llmjava.store.sqlite.Columns;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  private static final String MATCHES =
      """
       and (fragments.hash = ? or exists (
          select 1 from fragment_aliases
          where fragment_aliases.fragment_id = fragments.id and fragment_aliases.alias = ?)
        or instr(lower(fragments.source), lower(?)) > 0
        or instr(lower(fragments.content), lower(?)) > 0)
      """;

  private static final String HAS_ALIAS =
      " and exists (select 1 from fragment_aliases"
          + " where fragment_aliases.fragment_id = fragments.id)";

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

  /** By alias, else by hash. */
  Optional<Fragment> find(String name) throws SQLException {
    Fragment found =
        database.first(
            "select fragments.content, fragments.source from fragment_aliases"
                + " join fragments on fragments.id = fragment_aliases.fragment_id"
                + " where fragment_aliases.alias = ?",
            FragmentRows::fragment,
            name);
    if (found == null) {
      found =
          database.first(
              "select content, source from fragments where hash = ?", FragmentRows::fragment, name);
    }
    return Optional.ofNullable(found);
  }

  private static Fragment fragment(ResultSet row) throws SQLException {
    return new Fragment(Fields.text(row, "content"), row.getString("source"));
  }

  List<StoredFragment> list(FragmentQuery query) throws SQLException {
    var values = new ArrayList<@Nullable Object>();
    values.add(query.characters());
    var sql =
        new StringBuilder("select fragments.hash, ")
            .append(ALIASES)
            .append(", fragments.datetime_utc, fragments.source,")
            .append(" substr(fragments.content, 1, ?) as content from fragments where true");
    for (String term : query.terms()) {
      sql.append(MATCHES);
      values.addAll(Collections.nCopies(4, term));
    }
    if (query.aliasedOnly()) {
      sql.append(HAS_ALIAS);
    }
    sql.append(" order by fragments.datetime_utc, fragments.id");
    return database.list(sql.toString(), FragmentRows::stored, values.toArray());
  }

  private static StoredFragment stored(ResultSet row) throws SQLException {
    return new StoredFragment(
        Fields.text(row, "hash"),
        Columns.strings(row.getString("aliases")),
        Fields.text(row, "datetime_utc"),
        row.getString("source"),
        Fields.text(row, "content"));
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
