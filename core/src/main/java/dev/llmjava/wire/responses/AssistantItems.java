package dev.llmjava.wire.responses;

import static dev.llmjava.wire.Texts.orEmpty;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.wire.CallIds;
import dev.llmjava.wire.Warnings;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer of before, sent back as items, in order. What this provider said goes back with all it
 * attached: encrypted thinking, ids, phases. From others only words and calls do; another's
 * thinking stays here without a warning, because no provider expects another's.
 */
final class AssistantItems {
  private final String provider;
  private final OwnItems own;
  private final CallIds ids;
  private final ToolOutputs outputs;
  private final Warnings warnings;
  private final List<Json> sent;
  private Json.Obj message = Json.Obj.EMPTY;
  private final List<Json> contents = new ArrayList<>();

  /**
   * @param sent where the items go
   */
  AssistantItems(
      String provider,
      OwnItems own,
      CallIds ids,
      ToolOutputs outputs,
      Warnings warnings,
      List<Json> sent) {
    this.provider = provider;
    this.own = own;
    this.ids = ids;
    this.outputs = outputs;
    this.warnings = warnings;
    this.sent = sent;
  }

  void render(Message answer) {
    for (Part part : answer.parts()) {
      Json.Obj data = part.data().get(provider);
      if (!(part instanceof Part.Text)) {
        endMessage();
      }
      switch (part) {
        case Part.Text text -> text(text, data);
        case Part.Reasoning reasoning -> reasoning(data);
        case Part.ToolCall call -> call(call, data);
        case Part.ToolResult result -> result(result, data);
        case Part.Media media -> media(data);
        case Part.Unknown u -> warnings.add("messages", "a part of an unknown type is left out");
      }
    }
    endMessage();
  }

  private void text(Part.Text part, Json.Obj data) {
    Json.Obj item = data.object(Items.ITEM);
    Json.Obj of = item.has("id") ? item : Json.Obj.EMPTY;
    if (!of.equals(message)) {
      endMessage();
      message = of;
    }
    contents.add(content(part, data));
  }

  private static Json content(Part.Text part, Json.Obj data) {
    if (data.has(MessageItem.CONTENT)) {
      return data.object(MessageItem.CONTENT);
    }
    if (data.isTrue(Part.Text.REFUSAL)) {
      return Json.object().put("type", "refusal").put("refusal", part.text()).build();
    }
    return Json.object()
        .put("type", "output_text")
        .put("text", part.text())
        .put(MessageItem.ANNOTATIONS, Json.array(data.items(MessageItem.ANNOTATIONS)))
        .build();
  }

  /** A message without an id, one of another provider's or of LLM's log, is words and no more. */
  private void endMessage() {
    if (contents.isEmpty()) {
      return;
    }
    var item = Json.object();
    if (message.isEmpty()) {
      item.put("role", "assistant").put("content", words());
    } else {
      item.put("type", "message").put("role", "assistant").put("status", "completed");
      item.putAll(message);
      item.put("content", Json.array(contents));
    }
    sent.add(item.build());
    message = Json.Obj.EMPTY;
    contents.clear();
  }

  private Json words() {
    var text = new StringBuilder();
    for (Json one : contents) {
      Json.Obj content = (Json.Obj) one;
      String refusal = content.string("refusal");
      text.append(refusal == null ? orEmpty(content.string("text")) : refusal);
    }
    return Json.of(text.toString());
  }

  private void reasoning(Json.Obj data) {
    Json.Obj item = data.object(Items.ITEM);
    (item.isEmpty() ? own.reasoning(data) : own.item(item)).ifPresent(sent::add);
  }

  private void call(Part.ToolCall call, Json.Obj data) {
    Json.Obj item = data.object(Items.ITEM);
    boolean isOurs = !call.serverSide() && (item.isEmpty() || CallItem.isOne(item));
    if (isOurs) {
      sent.add(ourCall(call, item, data.isTrue(CallItem.CUSTOM)));
    } else if (item.isEmpty()) {
      leaveOutServerTools();
    } else {
      outputs.expect(call, Items.type(item));
      own.item(item).ifPresent(sent::add);
    }
  }

  /**
   * A call of a tool that was described in the request.
   *
   * @param item what this provider said of it beside what the part says; empty for another's
   */
  private Json ourCall(Part.ToolCall call, Json.Obj item, boolean custom) {
    String type = custom ? CallItem.CUSTOM_CALL : CallItem.FUNCTION_CALL;
    outputs.expect(call, type);
    var json =
        Json.object()
            .put("type", type)
            .putAll(item)
            .put("call_id", ids.of(call))
            .put("name", call.name());
    return custom
        ? json.put("input", freeText(call)).build()
        : json.put("arguments", call.input().isBlank() ? "{}" : call.input()).build();
  }

  private static String freeText(Part.ToolCall call) {
    String input = call.arguments().string("input");
    return input == null ? call.input() : input;
  }

  private void result(Part.ToolResult result, Json.Obj data) {
    Json.Obj item = data.object(Items.ITEM);
    if (!item.isEmpty()) {
      own.item(item).ifPresent(sent::add);
    } else if (result.serverSide() && !own.knows(result.callId())) {
      leaveOutServerTools();
    }
  }

  private void media(Json.Obj data) {
    if (!data.has(ToolItem.IMAGE_OF)) {
      warnings.add("attachments", "the wire takes no attachments in the assistant's messages");
    }
  }

  private void leaveOutServerTools() {
    warnings.add(
        "server_tools", "tools that another provider ran, and their results, are not sent");
  }
}
