package dev.llmjava.store.migration;

import dev.llmjava.json.Json;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The migrations of LLM 0.32 by name, in the order in which they run, and those that a file names
 * as done. LLM runs every one that a file does not name. Names that we do not know are those of a
 * newer LLM and do no harm.
 */
final class MigrationNames {
  static final List<String> ALL =
      List.of(
          "m001_initial",
          "m002_id_primary_key",
          "m003_chat_id_foreign_key",
          "m004_column_order",
          "m004_drop_provider",
          "m005_debug",
          "m006_new_logs_table",
          "m007_finish_logs_table",
          "m008_reply_to_id_foreign_key",
          "m008_fix_column_order_in_logs",
          "m009_delete_logs_table_if_empty",
          "m010_create_new_log_tables",
          "m011_fts_for_responses",
          "m012_attachments_tables",
          "m013_usage",
          "m014_schemas",
          "m015_fragments_tables",
          "m016_fragments_table_pks",
          "m017_tools_tables",
          "m017_tools_plugin",
          "m018_tool_instances",
          "m019_resolved_model",
          "m020_tool_results_attachments",
          "m021_tool_results_exception",
          "m022_response_reasoning",
          "m023_message_store",
          "m024_tool_instance_references",
          "m025_turn_tools_instance_backfill",
          "m026_message_tree_view",
          "m027_turns_response_json");

  private MigrationNames() {}

  /** Those that a file does not name; the table of names must be there. */
  static List<String> missing(Database database) throws SQLException {
    Set<String> done =
        new HashSet<>(database.list("select name from _llm_migrations", row -> row.getString(1)));
    var missing = new ArrayList<String>();
    for (String name : ALL) {
      if (!done.contains(name)) {
        missing.add(name);
      }
    }
    return missing;
  }

  /** Those that a file names and we do not. */
  static List<String> unknown(Database database) throws SQLException {
    var names =
        new ArrayList<>(
            database.list(
                "select name from _llm_migrations order by name", row -> row.getString(1)));
    names.removeAll(ALL);
    return names;
  }

  static void record(Database database, List<String> names) throws SQLException {
    database.update(
        "insert into _llm_migrations (name, applied_at)"
            + " select value, strftime('%Y-%m-%d %H:%M:%f000+00:00', 'now') from json_each(?)",
        Json.array(names.stream().map(Json::of).toList()).toString());
  }
}
