package dev.llmjava.wire.responses;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.wire.CallIds;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code input} of a request, a list of items, and its {@code instructions}: the last system
 * text, because they stand before everything and so have no place for two.
 */
final class Input {
  private final Prompt prompt;
  private final Warnings warnings;
  private final Attachments attachments;
  private final ToolOutputs outputs;
  private final AssistantItems answers;
  private final List<Json> sent = new ArrayList<>();
  private @Nullable String instructions;

  Input(Prompt prompt, String provider, Warnings warnings) {
    this.prompt = prompt;
    this.warnings = warnings;
    this.attachments = new Attachments(prompt.options().string("image_detail"), warnings);
    var ids = new CallIds();
    this.outputs = new ToolOutputs(ids, attachments, warnings);
    this.answers =
        new AssistantItems(
            provider,
            new OwnItems(provider, prompt.messages(), warnings),
            ids,
            outputs,
            warnings,
            sent);
  }

  Json.Arr render() {
    List<Message> all = prompt.messages();
    int turn = all.size() - prompt.turn().size();
    for (int i = 0; i < all.size(); i++) {
      Message message = all.get(i);
      attachments.refuse(i >= turn && message.role() != Role.TOOL);
      switch (message.role()) {
        case SYSTEM -> system(message);
        case USER -> user(message);
        case TOOL -> tool(message);
        case ASSISTANT -> {
          answers.render(message);
          results(message);
        }
      }
    }
    prefill(all);
    return Json.array(sent);
  }

  /** Null when there are none; known once the input is rendered. */
  @Nullable String instructions() {
    return instructions;
  }

  private void system(Message message) {
    String text = message.text();
    if (message.parts().stream().anyMatch(part -> !(part instanceof Part.Text))) {
      warnings.add("system", "only the text of a system message is sent");
    }
    if (text.isEmpty() || text.equals(instructions)) {
      return;
    }
    if (instructions != null) {
      warnings.add("system", "only the last system message is sent; it takes the others' place");
    }
    instructions = text;
  }

  private void user(Message message) {
    results(message);
    send(content(message, "user"));
  }

  private void tool(Message message) {
    results(message);
    Content rest = content(message, "tool");
    if (!rest.isEmpty()) {
      warnings.add(
          "tool_results", "what a tool message holds beside results is sent as the user's");
      send(rest);
    }
  }

  private Content content(Message message, String role) {
    var content = new Content();
    for (Part part : message.parts()) {
      switch (part) {
        case Part.Text text -> content.text(text.text());
        case Part.Media media -> attachments.render(media.attachment()).ifPresent(content::item);
        case Part.ToolResult result -> {}
        case Part.Reasoning r -> leftOut("reasoning", role);
        case Part.ToolCall c -> leftOut("a tool call", role);
        case Part.Unknown u -> leftOut("a part of an unknown type", role);
      }
    }
    return content;
  }

  private void results(Message message) {
    for (Part.ToolResult result : message.parts(Part.ToolResult.class)) {
      if (!result.serverSide()) {
        sent.add(outputs.render(result));
      }
    }
  }

  private void send(Content content) {
    if (!content.isEmpty()) {
      sent.add(Json.object().put("role", "user").put("content", content.toJson()).build());
    }
  }

  private void prefill(List<Message> all) {
    if (all.isEmpty() || all.getLast().role() != Role.ASSISTANT) {
      return;
    }
    List<Part> parts = all.getLast().parts();
    if (!parts.isEmpty() && parts.getLast() instanceof Part.Text) {
      warnings.add(
          "prefill", "the model does not go on with a begun answer; it gives another after it");
    }
  }

  private void leftOut(String what, String role) {
    warnings.add("messages", what + " in a " + role + " message is left out");
  }
}
