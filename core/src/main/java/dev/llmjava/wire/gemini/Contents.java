package dev.llmjava.wire.gemini;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code contents} of a request: what users and the model said. Messages of one role in a row
 * are one content, because the results of parallel calls must come together ("Parallel function
 * calling"). System texts have a place of their own, before everything.
 */
final class Contents {
  private final Prompt prompt;
  private final Dialect dialect;
  private final Warnings warnings;
  private final Attachments attachments;
  private final Set<String> system = new LinkedHashSet<>();
  private final List<Json> sent = new ArrayList<>();
  private final List<Json> parts = new ArrayList<>();

  /** Follows when all results of a row have been sent. */
  private final List<Json> after = new ArrayList<>();

  private Role role = Role.USER;

  Contents(Prompt prompt, Dialect dialect, Warnings warnings) {
    this.prompt = prompt;
    this.dialect = dialect;
    this.warnings = warnings;
    this.attachments = new Attachments(warnings);
  }

  Json.Arr render() {
    List<Message> all = prompt.messages();
    int turn = all.size() - prompt.turn().size();
    int lastUser = lastUser(all);
    for (int i = 0; i < all.size(); i++) {
      Message message = all.get(i);
      attachments.refuse(i >= turn && message.role() != Role.TOOL);
      switch (message.role()) {
        case SYSTEM -> system(message);
        case USER -> said(message, "user");
        case TOOL -> said(message, "tool");
        case ASSISTANT -> {
          become(Role.ASSISTANT);
          parts.addAll(
              new ModelContent(dialect, i > lastUser, attachments, warnings).render(message));
          localResults(message).forEach(this::result);
        }
      }
    }
    flush();
    return Json.array(sent);
  }

  /** Only after {@link #render}; null when there is none. */
  @Nullable Json system() {
    if (system.isEmpty()) {
      return null;
    }
    List<Json> texts = system.stream().map(Contents::text).toList();
    return Json.object().put("parts", Json.array(texts)).build();
  }

  private static int lastUser(List<Message> all) {
    int last = all.size() - 1;
    while (last >= 0 && all.get(last).role() != Role.USER) {
      last--;
    }
    return last;
  }

  private void system(Message message) {
    if (message.parts().stream().anyMatch(part -> !(part instanceof Part.Text))) {
      warnings.add("system", "only the text of a system message is sent");
    }
    String text = message.text();
    if (!text.isEmpty() && system.add(text) && !(sent.isEmpty() && parts.isEmpty())) {
      warnings.add("system", "a system text that came later is sent before everything else");
    }
  }

  private void said(Message message, String by) {
    localResults(message).forEach(this::result);
    var rest = new ArrayList<Json>();
    for (Part part : message.parts()) {
      switch (part) {
        case Part.Text text -> rest.add(text(text.text()));
        case Part.Media media -> attachments.render(media.attachment()).ifPresent(rest::add);
        case Part.ToolResult result -> {}
        case Part.Reasoning r -> leftOut("reasoning", by);
        case Part.ToolCall c -> leftOut("a tool call", by);
        case Part.Unknown u -> leftOut("a part of an unknown type", by);
      }
    }
    if (!rest.isEmpty()) {
      become(Role.USER);
      parts.addAll(rest);
    }
  }

  private static List<Part.ToolResult> localResults(Message message) {
    return message.parts(Part.ToolResult.class).stream().filter(r -> !r.serverSide()).toList();
  }

  /** Files that cannot be in the result of a function follow as the user's. */
  private void result(Part.ToolResult result) {
    become(Role.TOOL);
    var inside = new ArrayList<Json>();
    var beside = new ArrayList<Json>();
    for (Attachment attachment : result.attachments()) {
      boolean fits =
          dialect.has(Dialect.Trait.FILES_IN_RESULTS) && Attachments.goesIntoResults(attachment);
      attachments.render(attachment).ifPresent(fits ? inside::add : beside::add);
    }
    String output = result.error() == null ? "output" : "error";
    var response = Json.object();
    if (result.callId() != null && !result.callId().isEmpty()) {
      response.put("id", result.callId());
    }
    response
        .put("name", result.name())
        .put("response", Json.object().put(output, result.output()).build());
    if (!inside.isEmpty()) {
      response.put("parts", Json.array(inside));
    }
    parts.add(Json.object().put("functionResponse", response.build()).build());
    if (!beside.isEmpty()) {
      warnings.add(
          "attachments",
          dialect.model()
              + " takes no such attachments in tool results; they are sent beside them");
      after.add(text("Attachments of the result of " + result.name() + ":"));
      after.addAll(beside);
    }
  }

  private void become(Role next) {
    if (next != role) {
      flush();
      role = next;
    }
  }

  private void flush() {
    send(role == Role.ASSISTANT ? "model" : "user", parts);
    send("user", after);
  }

  private void send(String as, List<Json> what) {
    if (!what.isEmpty()) {
      sent.add(Json.object().put("role", as).put("parts", Json.array(what)).build());
      what.clear();
    }
  }

  static Json text(String text) {
    return Json.object().put("text", text).build();
  }

  private void leftOut(String what, String by) {
    warnings.add("messages", what + " in a " + by + " message is left out");
  }
}
