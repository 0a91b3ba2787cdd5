package dev.llmjava.store;

import dev.llmjava.Part;
import dev.llmjava.store.StoredMessage.StoredPart;
import dev.llmjava.store.sqlite.Database;
import dev.llmjava.store.sqlite.Fields;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tools, calls, results, fragments and attachments of a turn. */
final class TurnExtras {
  private final Database database;
  private final FragmentRows fragments;

  TurnExtras(Database database) {
    this.database = database;
    this.fragments = new FragmentRows(database);
  }

  LogRow.Extras read(String turn, List<StoredPart> input, List<StoredMessage> output)
      throws SQLException {
    // as LLM shows them; the order of their ids also decides between two of one name
    List<Logged.Tool> tools = new ArrayList<>(tools(turn));
    tools.sort(Comparator.comparingLong(Logged.Tool::id));
    Map<String, Long> toolIds = new HashMap<>();
    for (Logged.Tool tool : tools) {
      toolIds.put(tool.name(), tool.id());
    }
    return new LogRow.Extras(
        fragments.ofTurn(turn, "prompt"),
        fragments.ofTurn(turn, "system"),
        tools,
        calls(output, toolIds),
        results(turn, input, toolIds),
        attachments(input));
  }

  /** Those that a turn was given, in their order. */
  List<Logged.Tool> tools(String turn) throws SQLException {
    return database.list(
        """
        select tools.id, tools.hash, tools.name, tools.description, tools.input_schema,
          tools.plugin,
          tool_instances.name as toolbox, tool_instances.plugin as toolbox_plugin,
          tool_instances.arguments
        from turn_tools
        join tools on tools.id = turn_tools.tool_id
        left join tool_instances on tool_instances.id = turn_tools.instance_id
        where turn_tools.turn_id = ?
        order by turn_tools.rowid
        """,
        row -> {
          String toolbox = row.getString("toolbox");
          return ToolRows.read(
              row,
              toolbox == null
                  ? null
                  : new Logged.Instance(
                      toolbox, row.getString("toolbox_plugin"), row.getString("arguments")));
        },
        turn);
  }

  /** As LLM lists them: only calls in the last message of an answer go by the ids of their rows. */
  private static List<Logged.Call> calls(List<StoredMessage> output, Map<String, Long> toolIds) {
    var calls = new ArrayList<Logged.Call>();
    for (StoredMessage message : output) {
      boolean last = message.hash().equals(output.getLast().hash());
      for (StoredPart stored : message.parts()) {
        if (stored.part() instanceof Part.ToolCall call) {
          calls.add(
              new Logged.Call(
                  last ? stored.id() : null,
                  toolIds.get(call.name()),
                  call.name(),
                  call.arguments(),
                  call.id()));
        }
      }
    }
    return calls;
  }

  private List<Logged.Result> results(
      String turn, List<StoredPart> input, Map<String, Long> toolIds) throws SQLException {
    var results = new ArrayList<Logged.Result>();
    for (StoredPart stored : input) {
      if (stored.part() instanceof Part.ToolResult result) {
        results.add(
            new Logged.Result(
                stored.id(),
                toolIds.get(result.name()),
                result.name(),
                result.output(),
                result.callId(),
                result.error(),
                result.callId() == null ? null : instance(turn, result.callId()),
                files(stored.attachments())));
      }
    }
    return results;
  }

  private Logged.@Nullable Instance instance(String turn, @Nullable String call)
      throws SQLException {
    return database.first(
        """
        select tool_instances.name, tool_instances.plugin, tool_instances.arguments
        from tool_instantiations
        join tool_instances on tool_instances.id = tool_instantiations.instance_id
        where tool_instantiations.turn_id = ? and tool_instantiations.tool_call_id = ?
        """,
        row ->
            new Logged.Instance(
                Fields.text(row, "name"), row.getString("plugin"), row.getString("arguments")),
        turn,
        call);
  }

  private static List<Logged.File> attachments(List<StoredPart> input) {
    var files = new ArrayList<Logged.File>();
    for (StoredPart stored : input) {
      if (stored.part() instanceof Part.Media) {
        files.addAll(files(stored.attachments()));
      }
    }
    return files;
  }

  private static List<Logged.File> files(List<StoredAttachment> stored) {
    return stored.stream()
        .map(
            file ->
                new Logged.File(
                    file.id(), file.type(), file.path(), file.url(), file.content().length()))
        .toList();
  }
}
