package dev.llmjava.store;

import dev.llmjava.store.LogQuery.Filter;
import java.util.List;

/** What a filter means in SQL, for each generation of tables. Values are bound. */
enum Conditions {
  TURNS {
    @Override
    String sql(Filter filter) {
      return switch (filter) {
        case Filter.Model model -> "(turns.model = ? or turns.resolved_model = ?)";
        case Filter.InThread thread -> "turns.thread_id = ?";
        case Filter.After after -> "turns.id > ?";
        case Filter.From from -> "turns.id >= ?";
        case Filter.Schema schema -> "turns.schema_id = ?";
        case Filter.Fragment fragment ->
            "turns.id in (select turn_fragments.turn_id from turn_fragments join fragments"
                + " on fragments.id = turn_fragments.fragment_id where fragments.hash = ?)";
        case Filter.ToolResult result ->
            given("parts.type = 'tool_result' and parts.tool_name = ?");
        case Filter.AnyToolResult any -> given("parts.type = 'tool_result'");
      };
    }

    // in the last message given, or in the one before it when that was followed by a prompt
    private String given(String part) {
      return "exists (select 1 from parts where parts.message_hash in"
          + " (turns.parent_message_hash, (select parent_hash from messages"
          + " where hash = turns.parent_message_hash and role = 'user')) and "
          + part
          + ")";
    }
  },

  LEGACY {
    @Override
    String sql(Filter filter) {
      return switch (filter) {
        case Filter.Model model -> "(responses.model = ? or responses.resolved_model = ?)";
        case Filter.InThread thread -> "responses.conversation_id = ?";
        case Filter.After after -> "responses.id > ?";
        case Filter.From from -> "responses.id >= ?";
        case Filter.Schema schema -> "responses.schema_id = ?";
        case Filter.Fragment fragment ->
            "exists (select 1 from (select response_id, fragment_id from prompt_fragments union all"
                + " select response_id, fragment_id from system_fragments) as used join fragments"
                + " on fragments.id = used.fragment_id"
                + " where used.response_id = responses.id and fragments.hash = ?)";
        case Filter.ToolResult result ->
            "exists (select 1 from tool_results join tools on tools.id = tool_results.tool_id"
                + " where tool_results.response_id = responses.id and tools.name = ?)";
        case Filter.AnyToolResult any ->
            "exists (select 1 from tool_results where tool_results.response_id = responses.id)";
      };
    }
  };

  abstract String sql(Filter filter);

  /** Adds the values for the marks in {@link #sql}, which are the same for both generations. */
  static void bind(Filter filter, List<Object> values) {
    switch (filter) {
      case Filter.Model(String id) -> {
        values.add(id);
        values.add(id);
      }
      case Filter.InThread(String id) -> values.add(id);
      case Filter.After(String id) -> values.add(id);
      case Filter.From(String id) -> values.add(id);
      case Filter.Schema(String id) -> values.add(id);
      case Filter.Fragment(String hash) -> values.add(hash);
      case Filter.ToolResult(String name) -> values.add(name);
      case Filter.AnyToolResult any -> {}
    }
  }
}
