package dev.llmjava.model;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ServerTool;
import dev.llmjava.Sha256;
import dev.llmjava.Tool;
import dev.llmjava.ToolChoice;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import java.util.List;

/**
 * What decides about an answer, as one name: SHA-256, in hex, of canonical JSON. The key of the
 * provider is not in it, nor whether the answer was streamed, nor where the prompt was cached.
 * Attachments are in it by what they hold now.
 */
public final class CacheKey {
  private CacheKey() {}

  /**
   * The name of the answer to a prompt.
   *
   * @throws dev.llmjava.LlmException.Setup when the file of an attachment cannot be read
   */
  public static String of(String model, Prompt prompt) {
    ToolChoice choice = prompt.toolChoice();
    Json.Obj all =
        Json.object()
            .put("model", model)
            .put("messages", Json.array(prompt.messages().stream().map(CacheKey::of).toList()))
            .put("tools", Json.array(prompt.tools().stream().map(CacheKey::of).toList()))
            .put(
                "server_tools",
                Json.array(prompt.serverTools().stream().map(CacheKey::of).toList()))
            .put("tool_choice", choice.rule().name())
            .putIfPresent("tool", choice.tool())
            .putIfPresent("schema", prompt.schema())
            .put("options", prompt.options())
            .put("extras", Json.array(prompt.extras().stream().sorted().map(Json::of).toList()))
            .put("unsupported", prompt.unsupportedOptions().name())
            .put("hide_reasoning", prompt.hideReasoning())
            .build();
    return Sha256.of(all.format(JsonStyle.CANONICAL));
  }

  private static Json of(Message message) {
    return message
        .toJson()
        .with("parts", Json.array(message.parts().stream().map(CacheKey::of).toList()));
  }

  private static Json of(Part part) {
    return switch (part) {
      case Part.ToolCall call -> call.toJson().with("input", Json.of(call.input()));
      case Part.Media media ->
          Json.object()
              .put("attachment", of(media.attachment()))
              .put("data", media.data().byProvider())
              .build();
      case Part.ToolResult result -> {
        List<Json> attached = result.attachments().stream().map(CacheKey::of).toList();
        Json.Obj bare = result.withAttachments(List.of()).toJson();
        yield bare.with("attachments", Json.array(attached));
      }
      default -> part.toJson();
    };
  }

  private static Json of(Attachment attachment) {
    return Json.object()
        .putIfPresent("type", attachment.mediaType())
        .put("id", attachment.id())
        .build();
  }

  private static Json of(Tool tool) {
    return Json.object()
        .put("name", tool.name())
        .put("description", tool.description())
        .put("schema", tool.inputSchema())
        .build();
  }

  private static Json of(ServerTool tool) {
    return Json.object().put("type", tool.type()).put("settings", tool.settings()).build();
  }
}
