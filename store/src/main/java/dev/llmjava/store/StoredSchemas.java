package dev.llmjava.store;

import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Access;
import dev.llmjava.store.sqlite.Fields;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The schemas of a log, each stored once. Open while the log is. */
public final class StoredSchemas {
  private static final String USED =
      """
      select schemas.id, schemas.content, max(uses.at) as last_used, count(*) as times_used
      from schemas
      join (
        select schema_id, datetime_utc as at from turns
        union all
        select schema_id, datetime_utc from responses where id not in (select id from turns)
      ) as uses on uses.schema_id = schemas.id
      """;

  private static final char ESCAPE = '\\';

  private final Access access;

  StoredSchemas(Access access) {
    this.access = access;
  }

  /** The schema of that id. */
  public Optional<Json> find(String id) {
    return Optional.ofNullable(
        access.run(
            () ->
                access
                    .database()
                    .first(
                        "select content from schemas where id = ?", StoredSchemas::content, id)));
  }

  /**
   * Those that were used, the one used last at the end.
   *
   * @param words what the JSON of each has to contain, ASCII letters in either case; none for all
   */
  public List<StoredSchema> used(List<String> words) {
    String condition = "schemas.content like ? escape '" + ESCAPE + "'";
    String where =
        words.isEmpty()
            ? ""
            : " where " + String.join(" and ", words.stream().map(word -> condition).toList());
    Object[] patterns = words.stream().map(StoredSchemas::pattern).toArray();
    return access.run(
        () ->
            access
                .database()
                .list(
                    USED + where + " group by schemas.id order by last_used, schemas.id",
                    StoredSchemas::row,
                    patterns));
  }

  private static StoredSchema row(ResultSet row) throws SQLException {
    return new StoredSchema(
        row.getString("id"), content(row), row.getString("last_used"), row.getLong("times_used"));
  }

  private static Json content(ResultSet row) throws SQLException {
    return Json.parse(Fields.text(row, "content"));
  }

  /** Stored JSON is ASCII, so other letters are looked for as they are escaped there. */
  private static String pattern(String word) {
    var pattern = new StringBuilder("%");
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '%' || c == '_' || c == ESCAPE) {
        pattern.append(ESCAPE).append(c);
      } else if (c < 0x80) {
        pattern.append(c);
      } else {
        pattern.append(ESCAPE).append(ESCAPE).append('u').append(HexFormat.of().toHexDigits(c));
      }
    }
    return pattern.append('%').toString();
  }
}
