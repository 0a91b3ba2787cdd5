package dev.llmjava.provider;

import dev.llmjava.Attachment;
import dev.llmjava.LlmException;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import dev.llmjava.json.JsonStyle;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a prompt orders {@link EchoModel} to answer. */
final class EchoOrder {
  private final Prompt prompt;
  private final String text;
  private final Json.@Nullable Obj order;

  EchoOrder(Prompt prompt) {
    this.prompt = prompt;
    this.text = text(Role.USER, prompt.turn());
    this.order = order(text);
  }

  String text() {
    Json raw = order == null || !order.has("raw") ? null : order.get("raw");
    if (raw instanceof Json.Str(String said)) {
      return said;
    }
    return (raw == null ? report() : raw).format(JsonStyle.PYTHON_INDENTED);
  }

  List<Json.Obj> toolCalls() {
    return order == null ? List.of() : objects(order.items("tool_calls"));
  }

  String name(Json.Obj call) {
    String name = call.string("name");
    if (name == null) {
      throw new LlmException.Setup("a tool call for echo needs a name: " + call);
    }
    return name;
  }

  String arguments(Json.Obj call) {
    Json arguments = call.get("arguments");
    return arguments instanceof Json.Obj || arguments instanceof Json.Arr
        ? arguments.toString()
        : "{}";
  }

  /** In the plugin's order. Earlier turns are not known here, so {@code previous} stays empty. */
  private Json.Obj report() {
    Json ordered = order == null ? Json.of(text) : order.get("prompt");
    var json =
        Json.object()
            .put("prompt", ordered == null ? Json.of("") : ordered)
            .put("system", text(Role.SYSTEM, question()))
            .put("attachments", attachments())
            .put("stream", prompt.stream())
            .put("previous", Json.array(List.of()));
    if (prompt.options().has("example_bool")) {
      Json set = Json.of(prompt.options().isTrue("example_bool"));
      json.put("options", new Json.Obj(Map.of("example_bool", set)));
    }
    List<Json.Obj> results = parts(Part.ToolResult.class).stream().map(EchoOrder::result).toList();
    if (!results.isEmpty()) {
      json.put("tool_results", Json.array(results));
    }
    return json.build();
  }

  private Json attachments() {
    return Json.array(
        parts(Part.Media.class).stream().map(media -> attachment(media.attachment())).toList());
  }

  private static Json.Obj attachment(Attachment attachment) {
    Json path = Json.Null.NULL;
    Json url = Json.Null.NULL;
    switch (attachment.source()) {
      case Attachment.Source.File file -> path = Json.of(file.path().toString());
      case Attachment.Source.Url(String address) -> url = Json.of(address);
      case Attachment.Source.Bytes bytes -> {}
    }
    String type = attachment.mediaType();
    return Json.object()
        .put("type", type == null ? Json.Null.NULL : Json.of(type))
        .put("path", path)
        .put("url", url)
        .put("id", attachment.id())
        .build();
  }

  private static Json.Obj result(Part.ToolResult result) {
    String id = result.callId();
    return Json.object()
        .put("name", result.name())
        .put("output", result.output())
        .put("tool_call_id", id == null ? Json.Null.NULL : Json.of(id))
        .build();
  }

  private <P extends Part> List<P> parts(Class<P> kind) {
    return prompt.turn().stream().flatMap(message -> message.parts(kind).stream()).toList();
  }

  /** From the last question on; while tools are being called, that is before this turn. */
  private List<Message> question() {
    List<Message> all = prompt.messages();
    int from = all.size();
    while (from > 0 && all.get(from - 1).role() != Role.USER) {
      from--;
    }
    while (from > 0 && all.get(from - 1).role() != Role.ASSISTANT) {
      from--;
    }
    return all.subList(from, all.size());
  }

  private static String text(Role role, List<Message> messages) {
    return messages.stream()
        .filter(message -> message.role() == role)
        .map(Message::text)
        .collect(Collectors.joining("\n\n"));
  }

  private static Json.@Nullable Obj order(String text) {
    if (!text.strip().startsWith("{")) {
      return null;
    }
    try {
      return Json.parseObject(text);
    } catch (JsonException e) {
      return null;
    }
  }

  private static List<Json.Obj> objects(List<Json> items) {
    return items.stream().filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).toList();
  }
}
