package dev.llmjava.store;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.store.sqlite.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the messages of a conversation from before LLM 0.32 out of its flat rows. What a
 * provider attached to them was never kept.
 */
final class LegacyChain {
  private final Database database;
  private final LegacyRows rows;
  private final List<Message> messages = new ArrayList<>();
  private String system = "";

  LegacyChain(Database database) {
    this.database = database;
    this.rows = new LegacyRows(database);
  }

  /** What one response added to the conversation, its own answer last. */
  record Said(LogRow row, List<Message> messages) {}

  List<Message> messages(String conversation) throws SQLException {
    said(conversation);
    return List.copyOf(messages);
  }

  /** The same, by response. */
  List<Said> said(String conversation) throws SQLException {
    List<String> ids =
        database.list(
            "select id from responses where conversation_id = ? order by id",
            row -> row.getString(1),
            conversation);
    var said = new ArrayList<Said>(ids.size());
    for (String id : ids) {
      LogRow row = rows.read(id);
      if (row != null) {
        int before = messages.size();
        append(row);
        said.add(new Said(row, List.copyOf(messages.subList(before, messages.size()))));
      }
    }
    return said;
  }

  private void append(LogRow row) throws SQLException {
    LogRow.Extras extras = row.extras();
    LogRow.Words words = row.words();
    String instructions = instructions(row);
    if (!instructions.isEmpty() && !instructions.equals(system)) {
      messages.add(Message.system(instructions));
      system = instructions;
    }
    add(Message.tool(results(extras)));
    add(
        Message.user(
            text(prompt(row)), attachments("prompt_attachments", "response_id", row.id())));
    add(Message.assistant(reasoning(words.reasoning()), text(words.response()), calls(extras)));
  }

  private void add(Message message) {
    if (!message.parts().isEmpty()) {
      messages.add(message);
    }
  }

  /** As LLM combines them; the row has only what follows the fragments. */
  private static String instructions(LogRow row) {
    return pieces(row.extras().systemFragments(), row.words().system())
        .map(String::strip)
        .filter(piece -> !piece.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  private static String prompt(LogRow row) {
    return pieces(row.extras().promptFragments(), row.words().prompt())
        .filter(piece -> !piece.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> pieces(List<Logged.Fragment> fragments, @Nullable String own) {
    return Stream.concat(fragments.stream().map(Logged.Fragment::content), Stream.ofNullable(own));
  }

  private static List<Part> text(String text) {
    return text.isEmpty() ? List.of() : List.of(new Part.Text(text));
  }

  private static List<Part> reasoning(@Nullable String text) {
    return text == null || text.isEmpty() ? List.of() : List.of(new Part.Reasoning(text));
  }

  private static List<Part> calls(LogRow.Extras extras) {
    var calls = new ArrayList<Part>();
    for (Logged.Call call : extras.calls()) {
      String input = call.arguments().format(JsonStyle.PYTHON);
      calls.add(new Part.ToolCall(call.callId(), call.name(), input, false, ProviderData.NONE));
    }
    return calls;
  }

  private List<Part> results(LogRow.Extras extras) throws SQLException {
    var results = new ArrayList<Part>();
    for (Logged.Result result : extras.results()) {
      results.add(
          new Part.ToolResult(
              result.callId(),
              result.name(),
              result.output(),
              result.error(),
              attachments("tool_results_attachments", "tool_result_id", result.id()),
              false,
              ProviderData.NONE));
    }
    return results;
  }

  private List<Attachment> attachments(String table, String owner, @Nullable Object id)
      throws SQLException {
    List<StoredAttachment> stored =
        database.list(
            "select "
                + StoredAttachment.COLUMNS
                + " from attachments join "
                + table
                + " as used on used.attachment_id = attachments.id where used."
                + owner
                + " = ? order by used.\"order\"",
            StoredAttachment::read,
            id);
    return stored.stream().map(StoredAttachment::toAttachment).toList();
  }
}
