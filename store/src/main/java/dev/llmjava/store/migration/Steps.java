package dev.llmjava.store.migration;

import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Resource;
import java.sql.SQLException;
import java.util.List;

/**
 * What each of LLM's migrations does. Those that only make tables are scripts of their name. Each
 * may find its work done, in part or whole, and leaves it so.
 */
final class Steps {
  private final Database database;
  private final FlatLog log;

  Steps(Database database) {
    this.database = database;
    this.log = new FlatLog(database);
  }

  void run(String name) throws SQLException {
    switch (name) {
      case "m001_initial" -> log.create();
      case "m002_id_primary_key" -> log.number();
      case "m003_chat_id_foreign_key" -> log.referToChats();
      case "m004_column_order" -> log.order();
      case "m004_drop_provider" -> log.dropProvider();
      case "m005_debug" -> log.addDebug();
      case "m006_new_logs_table" -> log.widen();
      case "m007_finish_logs_table" -> log.finish();
      case "m008_reply_to_id_foreign_key" -> log.referToReplies();
      case "m008_fix_column_order_in_logs" -> log.orderAgain();
      case "m009_delete_logs_table_if_empty" -> log.dropIfEmpty();
      case "m011_fts_for_responses" -> script("responses_search");
      case "m013_usage" -> addUsage();
      case "m014_schemas" -> addSchemas();
      case "m016_fragments_table_pks" -> letFragmentsRepeat();
      case "m017_tools_plugin" -> add("tools", Column.text("plugin"));
      case "m018_tool_instances" -> addInstances();
      case "m019_resolved_model" -> add("responses", Column.text("resolved_model"));
      case "m021_tool_results_exception" -> add("tool_results", Column.text("exception"));
      case "m022_response_reasoning" -> add("responses", Column.text("reasoning"));
      case "m024_tool_instance_references" -> shareInstances();
      case "m027_turns_response_json" -> add("turns", Column.text("response_json"));
      default -> script(name);
    }
  }

  private void addUsage() throws SQLException {
    add("responses", Column.integer("input_tokens"));
    add("responses", Column.integer("output_tokens"));
    add("responses", Column.text("token_details"));
  }

  private void addSchemas() throws SQLException {
    script("m014_schemas");
    add("responses", Column.text("schema_id").referringTo("schemas"));
    script("responses_search");
  }

  private void letFragmentsRepeat() throws SQLException {
    for (String table : List.of("prompt_fragments", "system_fragments")) {
      TableShape shape = TableShape.read(database, table);
      shape.withKey(List.of("response_id", "fragment_id", "order")).rebuild(database);
    }
  }

  private void addInstances() throws SQLException {
    script("m018_tool_instances");
    add("tool_results", Column.integer("instance_id").referringTo("tool_instances"));
  }

  private void shareInstances() throws SQLException {
    Column instance = Column.integer("instance_id").referringTo("tool_instances");
    add("turn_tools", instance);
    add("tool_instantiations", instance);
    TableShape shape = TableShape.read(database, "tool_instantiations");
    if (shape.has("name")) {
      script("m024_tool_instance_references");
      shape.without(List.of("name", "plugin", "arguments")).rebuild(database);
    }
  }

  private void add(String table, Column column) throws SQLException {
    TableShape.read(database, table).add(database, column);
  }

  private void script(String name) throws SQLException {
    database.script(Resource.text(Steps.class, name + ".sql"));
  }
}
