package dev.llmjava.wire.ollama;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The {@code messages} of a request: one for each message of the prompt, one for each tool result.
 * A system text is sent where it stands, unless it is the one in force already. An assistant's
 * message that comes last is one the model goes on with.
 */
final class Messages {
  private final Prompt prompt;
  private final String provider;
  private final Warnings warnings;
  private final Images images;
  private final List<Json> sent = new ArrayList<>();
  private String system = "";

  Messages(Prompt prompt, String provider, Warnings warnings) {
    this.prompt = prompt;
    this.provider = provider;
    this.warnings = warnings;
    this.images = new Images(warnings);
  }

  Json.Arr render() {
    List<Message> all = prompt.messages();
    int turn = all.size() - prompt.turn().size();
    for (int i = 0; i < all.size(); i++) {
      Message message = all.get(i);
      images.refuse(i >= turn && message.role() != Role.TOOL);
      switch (message.role()) {
        case SYSTEM -> system(message);
        case USER, TOOL -> heard(message);
        case ASSISTANT -> {
          assistant(message);
          results(message);
        }
      }
    }
    return Json.array(sent);
  }

  private void system(Message message) {
    String text = message.text();
    if (message.parts().stream().anyMatch(part -> !(part instanceof Part.Text))) {
      warnings.add("system", "only the text of a system message is sent");
    }
    if (!text.isEmpty() && !text.equals(system)) {
      system = text;
      sent.add(Json.object().put("role", "system").put("content", text).build());
    }
  }

  /** What the model is told: results first, and the rest as the user's. */
  private void heard(Message message) {
    String role = message.role().name().toLowerCase(Locale.ROOT);
    results(message);
    var content = new Content("user");
    for (Part part : message.parts()) {
      switch (part) {
        case Part.Text text -> content.text(text.text());
        case Part.Media media -> images.render(media.attachment()).ifPresent(content::image);
        case Part.ToolResult result -> {}
        case Part.Reasoning r -> leftOut("reasoning", role);
        case Part.ToolCall c -> leftOut("a tool call", role);
        case Part.Unknown u -> leftOut("a part of an unknown type", role);
      }
    }
    if (!content.isEmpty() && message.role() == Role.TOOL) {
      warnings.add(
          "tool_results", "what a tool message holds beside results is sent as the user's");
    }
    send(content);
  }

  /**
   * Thinking goes back where the model itself thought it: the server's template knows which models
   * want it and for how long. Any other reasoning stays here without a warning.
   */
  private void assistant(Message message) {
    var content = new Content("assistant");
    for (Part part : message.parts()) {
      switch (part) {
        case Part.Text text -> content.text(text.text());
        case Part.Reasoning reasoning -> {
          if (Said.THINKING.equals(reasoning.data().get(provider).string(Said.FIELD))) {
            content.thinking(reasoning.text());
          }
        }
        case Part.ToolCall call -> call(call, content);
        case Part.Media media -> images.render(media.attachment()).ifPresent(content::image);
        case Part.ToolResult result -> {}
        case Part.Unknown u -> leftOut("a part of an unknown type", "assistant");
      }
    }
    send(content);
  }

  private void call(Part.ToolCall call, Content content) {
    if (call.serverSide()) {
      warnings.add(
          "server_tools", "tools that the provider ran, and their results, are not sent back");
      return;
    }
    Json function =
        Json.object().put("name", call.name()).put("arguments", call.arguments()).build();
    content.call(
        Json.object()
            .put("type", "function")
            .putIfPresent("id", call.id())
            .put("function", function)
            .build());
  }

  /** Every message may have images, a tool's too. */
  private void results(Message message) {
    for (Part.ToolResult result : message.parts(Part.ToolResult.class)) {
      if (!result.serverSide()) {
        var content = new Content("tool");
        content.text(result.output());
        for (Attachment attachment : result.attachments()) {
          images.render(attachment).ifPresent(content::image);
        }
        content.name("tool_name", result.name());
        content.name("tool_call_id", result.callId());
        send(content);
      }
    }
  }

  private void send(Content content) {
    if (!content.isEmpty()) {
      sent.add(content.toJson());
    }
  }

  private void leftOut(String what, String role) {
    warnings.add("messages", what + " in a " + role + " message is left out");
  }
}
