package dev.llmjava.store;

import dev.llmjava.LlmException;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which rows of a log belong to which, and which are shared and stay as long as any row names them.
 * Messages are neither: what refers to them is in {@link Removing} and {@link Collecting}.
 */
final class References {
  /**
   * A table whose rows belong to another's and go with them.
   *
   * @param column names the owner
   * @param key the owner's column that it names
   */
  record Companion(String table, String column, String owner, String key) {}

  /**
   * Rows that name a shared one.
   *
   * @param rows a table, or a query in brackets
   * @param column holds the id of the shared row
   * @param ownerColumn holds the id of a row of {@code owner}
   * @param owner empty for a root, which nothing takes away
   */
  record Use(String rows, String column, String ownerColumn, String owner) {}

  /** A table of rows that many may name. Its key is {@code id}. */
  record Shared(String table, List<Use> uses) {}

  /** Owners before what belongs to what belongs to them. */
  private static final List<Companion> COMPANIONS =
      List.of(
          new Companion("turn_tools", "turn_id", "turns", "id"),
          new Companion("turn_fragments", "turn_id", "turns", "id"),
          new Companion("tool_instantiations", "turn_id", "turns", "id"),
          new Companion("turn_search", "turn_id", "turns", "id"),
          new Companion("llmjava_turn_endings", "turn_id", "turns", "id"),
          new Companion("llmjava_tool_results", "thread_id", "threads", "id"),
          new Companion(ImportedThreads.TABLE, "thread_id", "threads", "id"),
          new Companion("parts", "message_hash", "messages", "hash"),
          new Companion("llmjava_tool_inputs", "message_hash", "messages", "hash"),
          new Companion("part_attachments", "part_id", "parts", "id"),
          new Companion("part_fragments", "part_id", "parts", "id"),
          new Companion("prompt_attachments", "response_id", "responses", "id"),
          new Companion("prompt_fragments", "response_id", "responses", "id"),
          new Companion("system_fragments", "response_id", "responses", "id"),
          new Companion("tool_responses", "response_id", "responses", "id"),
          new Companion("tool_calls", "response_id", "responses", "id"),
          new Companion("tool_results", "response_id", "responses", "id"),
          new Companion("tool_results_attachments", "tool_result_id", "tool_results", "id"));

  /**
   * What reading goes by is in the payload of a part; the rows that say it again may be missing. A
   * payload that is not JSON names nothing.
   */
  private static final String PAYLOAD = "iif(json_valid(parts.payload), parts.payload, '{}')";

  private static final String PART_ATTACHMENT =
      "(select parts.id as part_id, json_extract("
          + PAYLOAD
          + ", '$.attachment.id') as attachment_id from parts where parts.type = 'attachment')";

  private static final String RESULT_ATTACHMENTS =
      inList("attachments", "id", "attachment_id") + " where parts.type = 'tool_result')";

  private static final String TEXT_FRAGMENTS =
      inList("text_ref", "fragment", "fragment_id") + " where parts.text is null)";

  static final List<Shared> SHARED =
      List.of(
          new Shared(
              "attachments",
              List.of(
                  new Use("part_attachments", "attachment_id", "part_id", "parts"),
                  new Use(PART_ATTACHMENT, "attachment_id", "part_id", "parts"),
                  new Use(RESULT_ATTACHMENTS, "attachment_id", "part_id", "parts"),
                  new Use("prompt_attachments", "attachment_id", "response_id", "responses"),
                  new Use(
                      "tool_results_attachments",
                      "attachment_id",
                      "tool_result_id",
                      "tool_results"))),
          new Shared(
              "fragments",
              List.of(
                  new Use("fragment_aliases", "fragment_id", "alias", ""),
                  new Use("part_fragments", "fragment_id", "part_id", "parts"),
                  new Use(TEXT_FRAGMENTS, "fragment_id", "part_id", "parts"),
                  new Use("turn_fragments", "fragment_id", "turn_id", "turns"),
                  new Use("prompt_fragments", "fragment_id", "response_id", "responses"),
                  new Use("system_fragments", "fragment_id", "response_id", "responses"))),
          new Shared(
              "schemas",
              List.of(
                  new Use("turns", "schema_id", "id", "turns"),
                  new Use("responses", "schema_id", "id", "responses"))),
          new Shared(
              "tools",
              List.of(
                  new Use("turn_tools", "tool_id", "turn_id", "turns"),
                  new Use("tool_responses", "tool_id", "response_id", "responses"),
                  new Use("tool_calls", "tool_id", "response_id", "responses"),
                  new Use("tool_results", "tool_id", "response_id", "responses"))),
          new Shared(
              "tool_instances",
              List.of(
                  new Use("turn_tools", "instance_id", "turn_id", "turns"),
                  new Use("tool_instantiations", "instance_id", "turn_id", "turns"),
                  new Use("tool_results", "instance_id", "response_id", "responses"))));

  private References() {}

  /** Those whose table is there: some of ours are made when they are first needed. */
  static List<Companion> companions(Database database) throws SQLException {
    Set<String> tables = tables(database);
    return COMPANIONS.stream().filter(each -> tables.contains(each.table())).toList();
  }

  /** The ids of the rows of a shared table that something names. */
  static String used(Shared shared) {
    var queries = new ArrayList<String>();
    for (Use use : shared.uses()) {
      queries.add(
          "select "
              + use.column()
              + " from "
              + use.rows()
              + " where "
              + use.column()
              + " not null");
    }
    return String.join(" union ", queries);
  }

  /**
   * Refuses a file in which a table that is not known here refers to rows that may go: a newer
   * program made it, and knows what it is for.
   */
  static void requireKnown(Database database) throws SQLException {
    String stranger =
        database.first(
            """
            select tables.name from sqlite_master as tables
            join pragma_foreign_key_list(tables.name) as keys
            where tables.type = 'table' and keys."table" in (select value from json_each(?))
              and tables.name not in (select value from json_each(?))
            """,
            row -> row.getString(1),
            json(removable()),
            json(known()));
    if (stranger != null) {
      throw new LlmException.Setup(
          "the log \""
              + database.file()
              + "\" has a table \""
              + stranger
              + "\" that refers to others and that this version does not know, so nothing is"
              + " removed; update this program");
    }
  }

  private static Set<String> removable() {
    var tables =
        new HashSet<>(Set.of("threads", "turns", "messages", "conversations", "responses"));
    COMPANIONS.forEach(each -> tables.add(each.table()));
    SHARED.forEach(each -> tables.add(each.table()));
    return tables;
  }

  private static Set<String> known() {
    Set<String> tables = removable();
    tables.add("fragment_aliases");
    return tables;
  }

  private static String json(Set<String> names) {
    return "[\"" + String.join("\",\"", names) + "\"]";
  }

  private static Set<String> tables(Database database) throws SQLException {
    return new HashSet<>(
        database.list(
            "select name from sqlite_master where type = 'table'", row -> row.getString(1)));
  }

  /** The start of a query for what the objects of a list in a part's payload name. */
  private static String inList(String list, String field, String as) {
    return "(select parts.id as part_id, iif(item.type = 'object', json_extract(item.value, '$."
        + field
        + "'), null) as "
        + as
        + " from parts join json_each("
        + PAYLOAD
        + ", '$."
        + list
        + "') as item";
  }
}
