package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.ObjectBuilder;
import java.util.List;

/** Writes LLM 0.32's JSON form of parts and messages, defaults left out, in LLM's key order. */
final class WireForm {
  private WireForm() {}

  static Json.Obj message(Message message) {
    return metadata(
            Json.object()
                .put("role", message.role().wire())
                .put("parts", Json.array(message.parts().stream().map(Part::toJson).toList())),
            message.data())
        .build();
  }

  static Json.Arr messages(List<Message> messages) {
    return Json.array(messages.stream().map(WireForm::message).toList());
  }

  static Json.Obj part(Part part) {
    // First what there is most: the first pattern switch of a process costs a millisecond or more.
    if (part instanceof Part.Text text) {
      return text(text);
    }
    return switch (part) {
      case Part.Text text -> text(text);
      case Part.Reasoning reasoning -> reasoning(reasoning);
      case Part.ToolCall call -> toolCall(call);
      case Part.ToolResult result -> toolResult(result);
      case Part.Media media ->
          metadata(
                  typed("attachment").put("attachment", attachment(media.attachment())),
                  media.data())
              .build();
      case Part.Unknown unknown -> unknown.json();
    };
  }

  static Json.Obj attachment(Attachment attachment) {
    var json = Json.object().putIfPresent("type", attachment.mediaType());
    return switch (attachment.source()) {
      case Attachment.Source.Url(String address) -> json.put("url", address).build();
      case Attachment.Source.File file -> json.put("path", file.path().toString()).build();
      case Attachment.Source.Bytes bytes -> json.put("content", attachment.base64()).build();
    };
  }

  private static Json.Obj text(Part.Text text) {
    return metadata(typed("text").put("text", text.text()), text.data()).build();
  }

  private static Json.Obj reasoning(Part.Reasoning reasoning) {
    var json = typed("reasoning").put("text", reasoning.text());
    if (reasoning.redacted()) {
      json.put("redacted", true);
    }
    return metadata(json, reasoning.data()).build();
  }

  private static Json.Obj toolCall(Part.ToolCall call) {
    var json =
        typed("tool_call")
            .put("name", call.name())
            .put("arguments", call.arguments())
            .putIfPresent("tool_call_id", call.id());
    if (call.serverSide()) {
      json.put("server_executed", true);
    }
    return metadata(json, call.data()).build();
  }

  private static Json.Obj toolResult(Part.ToolResult result) {
    var json =
        typed("tool_result")
            .put("name", result.name())
            .put("output", result.output())
            .putIfPresent("tool_call_id", result.callId());
    if (result.serverSide()) {
      json.put("server_executed", true);
    }
    json.putIfPresent("exception", result.error());
    if (!result.attachments().isEmpty()) {
      json.put(
          "attachments",
          Json.array(result.attachments().stream().map(WireForm::attachment).toList()));
    }
    return metadata(json, result.data()).build();
  }

  private static ObjectBuilder typed(String type) {
    return Json.object().put("type", type);
  }

  private static ObjectBuilder metadata(ObjectBuilder json, ProviderData data) {
    return data.isEmpty() ? json : json.put("provider_metadata", data.byProvider());
  }
}
