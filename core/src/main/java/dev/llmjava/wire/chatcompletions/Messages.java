package dev.llmjava.wire.chatcompletions;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code messages} of a request: one for each message of the prompt, one for each tool result.
 * A system text is sent where it stands, unless it is the one in force already.
 */
final class Messages {
  private final Prompt prompt;
  private final String provider;
  private final Dialect dialect;
  private final Warnings warnings;
  private final Attachments attachments;
  private final Ids ids;
  private final CacheMarks marks;
  private final List<Json> sent = new ArrayList<>();
  private String system = "";

  Messages(Prompt prompt, Dialect dialect, Warnings warnings) {
    this.prompt = prompt;
    this.provider = dialect.provider();
    this.dialect = dialect;
    this.ids = new Ids(dialect);
    this.marks = new CacheMarks(prompt, dialect);
    this.warnings = warnings;
    this.attachments = new Attachments(prompt.options().string("image_detail"), dialect, warnings);
  }

  Json.Arr render() {
    List<Message> all = prompt.messages();
    int turn = all.size() - prompt.turn().size();
    int lastUser = lastUser(all);
    for (int i = 0; i < all.size(); i++) {
      Message message = all.get(i);
      attachments.refuse(i >= turn && message.role() != Role.TOOL);
      switch (message.role()) {
        case SYSTEM -> system(message, i);
        case USER -> user(message, i);
        case TOOL -> tool(message);
        case ASSISTANT -> {
          boolean thoughts = i > lastUser || dialect.has(Habit.REASONING_IN_EVERY_ANSWER);
          var said = new AssistantMessage(provider, thoughts, ids, warnings);
          int place = i;
          said.render(message, content -> marks.mark(place, content))
              .map(answer -> place < all.size() - 1 ? withThoughts(answer) : answer)
              .ifPresent(sent::add);
          results(localResults(message));
        }
      }
    }
    if (dialect.has(Habit.MARKS_PREFIX) && endsWithPrefix(sent)) {
      sent.set(sent.size() - 1, ((Json.Obj) sent.getLast()).with("prefix", Json.of(true)));
    }
    return Json.array(sent);
  }

  /** An answer without thoughts has empty ones where there must be some. */
  private Json withThoughts(Json answer) {
    String field = Reasoned.FIELDS.getFirst();
    return dialect.has(Habit.REASONING_IN_EVERY_ANSWER)
            && answer instanceof Json.Obj message
            && !message.has(field)
        ? message.with(field, Json.of(""))
        : answer;
  }

  /** Whether the last message is one that the model goes on with. */
  static boolean endsWithPrefix(List<Json> messages) {
    return !messages.isEmpty()
        && messages.getLast() instanceof Json.Obj last
        && "assistant".equals(last.string("role"))
        && !last.has("tool_calls");
  }

  private static int lastUser(List<Message> all) {
    int last = all.size() - 1;
    while (last >= 0 && all.get(last).role() != Role.USER) {
      last--;
    }
    return last;
  }

  private void system(Message message, int place) {
    String text = message.text();
    var content = new Content();
    message
        .parts(Part.Text.class)
        .forEach(part -> content.text(part.text(), part.data().get(provider)));
    if (message.parts().stream().anyMatch(part -> !(part instanceof Part.Text))) {
      warnings.add("system", "only the text of a system message is sent");
    }
    if (!text.isEmpty() && !text.equals(system)) {
      system = text;
      marks.mark(place, content);
      sent.add(Json.object().put("role", "system").put("content", content.toJson()).build());
    }
  }

  private void user(Message message, int place) {
    results(localResults(message));
    var content = new Content();
    for (Part part : message.parts()) {
      switch (part) {
        case Part.Text text -> content.text(text.text(), text.data().get(provider));
        case Part.Media media -> attachments.render(media.attachment()).ifPresent(content::item);
        case Part.ToolResult result -> {}
        case Part.Reasoning r -> leftOut("reasoning", "user");
        case Part.ToolCall c -> leftOut("a tool call", "user");
        case Part.Unknown u -> leftOut("a part of an unknown type", "user");
      }
    }
    marks.mark(place, content);
    send(content);
  }

  private void tool(Message message) {
    results(localResults(message));
    var rest = new Content();
    for (Part part : message.parts()) {
      switch (part) {
        case Part.ToolResult result -> {}
        case Part.Text text -> rest.text(text.text());
        case Part.Media media -> attachments.render(media.attachment()).ifPresent(rest::item);
        case Part.Reasoning r -> leftOut("reasoning", "tool");
        case Part.ToolCall c -> leftOut("a tool call", "tool");
        case Part.Unknown u -> leftOut("a part of an unknown type", "tool");
      }
    }
    if (!rest.isEmpty()) {
      warnings.add(
          "tool_results", "what a tool message holds beside results is sent as the user's");
      send(rest);
    }
  }

  private static List<Part.ToolResult> localResults(Message message) {
    return message.parts(Part.ToolResult.class).stream().filter(r -> !r.serverSide()).toList();
  }

  /** A tool message takes text only ("Tool message"), so attachments follow as the user's. */
  private void results(List<Part.ToolResult> results) {
    for (Part.ToolResult result : results) {
      sent.add(
          Json.object()
              .put("role", "tool")
              .put("tool_call_id", ids.of(result))
              .put("content", result.output())
              .build());
    }
    for (Part.ToolResult result : results) {
      attached(result);
    }
  }

  private void attached(Part.ToolResult result) {
    var content = new Content();
    for (Attachment attachment : result.attachments()) {
      attachments.render(attachment).ifPresent(content::item);
    }
    if (!content.isEmpty()) {
      warnings.add(
          "attachments",
          "the wire takes no attachments in tool results; they are sent as the user's");
      var message = new Content();
      message.text("Attachments of the result of " + result.name() + ":");
      content.items().forEach(message::item);
      send(message);
    }
  }

  private void send(Content content) {
    if (!content.isEmpty()) {
      sent.add(Json.object().put("role", "user").put("content", content.toJson()).build());
    }
  }

  private void leftOut(String what, String role) {
    warnings.add("messages", what + " in a " + role + " message is left out");
  }
}
