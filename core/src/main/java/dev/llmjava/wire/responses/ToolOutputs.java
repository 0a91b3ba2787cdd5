package dev.llmjava.wire.responses;

import dev.llmjava.Attachment;
import dev.llmjava.Part;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.ObjectBuilder;
import dev.llmjava.wire.CallIds;
import dev.llmjava.wire.DataUrl;
import dev.llmjava.wire.Warnings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the application answers to calls. A tool that the provider defines has an answer of its own
 * form; all others take text, or a list when there are attachments.
 */
final class ToolOutputs {
  private static final Set<String> YES = Set.of("true", "yes", "approve", "approved");

  private final CallIds ids;
  private final Attachments attachments;
  private final Warnings warnings;
  private final Map<String, String> types = new HashMap<>();

  ToolOutputs(CallIds ids, Attachments attachments, Warnings warnings) {
    this.ids = ids;
    this.attachments = attachments;
    this.warnings = warnings;
  }

  /** A call was sent, as an item of a type. */
  void expect(Part.ToolCall call, String type) {
    if (call.id() != null) {
      types.put(call.id(), type);
    }
  }

  Json.Obj render(Part.ToolResult result) {
    String id = ids.of(result);
    String type = types.getOrDefault(id, CallItem.FUNCTION_CALL);
    if (type.equals(Items.APPROVAL)) {
      return approval(result, id);
    }
    var item = Json.object().put("type", Items.outputType(type)).put("call_id", id);
    switch (type) {
      case "shell_call" -> item.put("output", shell(result));
      case "apply_patch_call" ->
          item.put("status", result.error() == null ? "completed" : "failed")
              .put("output", result.output());
      case "computer_call" -> screenshot(result, item);
      case "tool_search_call" ->
          item.put("execution", "client").put("status", "completed").put("tools", list(result));
      case "local_shell_call" -> item.put("output", result.output());
      default -> item.put("output", output(result));
    }
    return item.build();
  }

  private Json output(Part.ToolResult result) {
    var content = new Content();
    if (!result.output().isEmpty() || result.attachments().isEmpty()) {
      content.text(result.output());
    }
    for (Attachment attachment : result.attachments()) {
      attachments.render(attachment).ifPresent(content::item);
    }
    return content.toJson();
  }

  /** "Shell call output": a list, one for each command. Plain text is what one command wrote. */
  private static Json shell(Part.ToolResult result) {
    Json.Arr given = list(result);
    if (!given.items().isEmpty()) {
      return given;
    }
    Json outcome =
        Json.object().put("type", "exit").put("exit_code", result.error() == null ? 0 : 1).build();
    Json written =
        Json.object()
            .put("stdout", result.output())
            .put("stderr", "")
            .put("outcome", outcome)
            .build();
    return Json.array(List.of(written));
  }

  private void screenshot(Part.ToolResult result, ObjectBuilder item) {
    if (result.attachments().isEmpty()) {
      warnings.add("tool_results", "a result of computer use has no screenshot");
      item.put("output", result.output());
      return;
    }
    Attachment image = result.attachments().getFirst();
    String type = image.mediaType() == null ? "image/png" : image.mediaType();
    item.put(
        "output",
        Json.object()
            .put("type", "computer_screenshot")
            .put("image_url", DataUrl.address(image, type))
            .build());
  }

  /** Nothing is approved that was not approved in so many words. */
  private static Json.Obj approval(Part.ToolResult result, String id) {
    boolean approved = YES.contains(result.output().strip().toLowerCase(Locale.ROOT));
    return Json.object()
        .put("type", "mcp_approval_response")
        .put("approval_request_id", id)
        .put("approve", approved && result.error() == null)
        .build();
  }

  private static Json.Arr list(Part.ToolResult result) {
    try {
      return Json.parse(result.output()) instanceof Json.Arr array ? array : Json.array(List.of());
    } catch (JsonException e) {
      return Json.array(List.of());
    }
  }
}
