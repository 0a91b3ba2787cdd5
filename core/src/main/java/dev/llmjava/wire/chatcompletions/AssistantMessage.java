package dev.llmjava.wire.chatcompletions;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An answer of before, sent back. The wire has one place for text and one for calls, so their order
 * among each other is lost. What tools of the provider did cannot be sent; neither can its images.
 *
 * <p>Reasoning goes back only to the provider it came from, in the shape it came in (see {@link
 * Reasoned}): signed details and content arrays always, as OpenRouter and Mistral ask for; plain
 * words only while tools are being called, as Z.ai and Moonshot ask for, because a new question
 * makes them void and some then refuse them; to DeepSeek always ({@link
 * Habit#REASONING_IN_EVERY_ANSWER}). Any other reasoning stays here without a warning: no provider
 * expects another's.
 */
final class AssistantMessage {
  private final String provider;
  private final boolean withWords;
  private final Ids ids;
  private final Warnings warnings;
  private final Content content = new Content();
  private final StringBuilder refusal = new StringBuilder();
  private final List<Json> calls = new ArrayList<>();
  private final List<Json> details = new ArrayList<>();
  private final ObjectBuilder rest = Json.object();
  private final StringBuilder words = new StringBuilder();

  /**
   * @param withWords whether plain words of reasoning go back: no user has spoken since, or the
   *     provider wants them always
   */
  AssistantMessage(String provider, boolean withWords, Ids ids, Warnings warnings) {
    this.provider = provider;
    this.withWords = withWords;
    this.ids = ids;
    this.warnings = warnings;
  }

  /**
   * Empty when nothing of it can be sent.
   *
   * @param mark gives the words a cache mark, if they are to have one
   */
  Optional<Json> render(Message message, Consumer<Content> mark) {
    for (Part part : message.parts()) {
      switch (part) {
        case Part.Text text -> text(text);
        case Part.Reasoning reasoning -> reasoning(reasoning, reasoning.data().get(provider));
        case Part.ToolCall call -> call(call);
        case Part.Media media -> media(media);
        case Part.ToolResult result -> {}
        case Part.Unknown u -> warnings.add("messages", "a part of an unknown type is left out");
      }
    }
    mark.accept(content);
    Json.Obj extra = message.data().get(provider).object(ToolCalls.EXTRA);
    if (!extra.isEmpty()) {
      rest.put(ToolCalls.EXTRA, extra);
    }
    return isEmpty() ? Optional.empty() : Optional.of(toJson());
  }

  private boolean isEmpty() {
    return content.isEmpty()
        && refusal.isEmpty()
        && calls.isEmpty()
        && details.isEmpty()
        && rest.build().isEmpty();
  }

  private Json toJson() {
    var json = Json.object().put("role", "assistant");
    json.put("content", content.isEmpty() ? Json.Null.NULL : content.toJson());
    if (!refusal.isEmpty()) {
      json.put("refusal", refusal.toString());
    }
    if (!details.isEmpty()) {
      json.put(Reasoned.DETAILS, Json.array(details));
    }
    json.putAll(rest.build());
    if (!calls.isEmpty()) {
      json.put("tool_calls", Json.array(calls));
    }
    return json.build();
  }

  /** To others than its own provider a refusal is what the assistant said. */
  private void text(Part.Text part) {
    if (part.data().get(provider).isTrue(Part.Text.REFUSAL)) {
      refusal.append(part.text());
    } else {
      content.text(part.text());
    }
  }

  private void reasoning(Part.Reasoning part, Json.Obj data) {
    details.addAll(data.items(Reasoned.DETAILS));
    String field = data.string(Reasoned.FIELD);
    if (field == null || data.has(Reasoned.DETAILS)) {
      return;
    }
    if (field.equals(Reasoned.IN_CONTENT)) {
      content.item(thinking(part, data));
    } else if (withWords) {
      words.append(part.text());
      rest.put(field, words.toString());
      rest.putIfPresent(Reasoned.OPAQUE, data.string(Reasoned.OPAQUE));
    }
  }

  private static Json thinking(Part.Reasoning part, Json.Obj data) {
    Json text = Json.object().put("type", "text").put("text", part.text()).build();
    return Json.object()
        .put("type", "thinking")
        .put("thinking", Json.array(List.of(text)))
        .putIfPresent(Reasoned.SIGNATURE, data.string(Reasoned.SIGNATURE))
        .build();
  }

  private void call(Part.ToolCall call) {
    if (call.serverSide()) {
      warnings.add(
          "server_tools", "tools that the provider ran, and their results, are not sent back");
      return;
    }
    Json.Obj data = call.data().get(provider);
    boolean custom = data.isTrue(ToolCall.CUSTOM);
    String input = call.input().isBlank() ? "{}" : call.input();
    Json named =
        custom
            ? Json.object().put("name", call.name()).put("input", freeText(call)).build()
            : Json.object().put("name", call.name()).put("arguments", input).build();
    String type = custom ? ToolCall.CUSTOM : "function";
    calls.add(
        Json.object()
            .put("id", ids.of(call))
            .put("type", type)
            .put(type, named)
            .putIfPresent(ToolCalls.EXTRA, data.get(ToolCalls.EXTRA))
            .build());
  }

  private static String freeText(Part.ToolCall call) {
    String input = call.arguments().string("input");
    return input == null ? call.input() : input;
  }

  private void media(Part.Media media) {
    String id = media.data().get(provider).object("audio").string("id");
    if (id == null) {
      warnings.add("attachments", "the wire takes no attachments in the assistant's messages");
    } else {
      rest.put("audio", Json.object().put("id", id).build());
    }
  }
}
