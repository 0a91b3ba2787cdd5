package dev.llmjava.conformance;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a recorded chat completions request back into the prompt that somebody could have had in
 * mind; the opposite of rendering, for tests. Fields it does not know become options.
 */
final class ChatCompletionsRequestReader {
  private static final Set<String> NOT_OPTIONS =
      Set.of("model", "messages", "tools", "stream", "stream_options", "response_format");
  private static final List<String> REASONING = List.of("reasoning_content", "reasoning");

  private final Map<String, String> toolNames = new HashMap<>();

  private ChatCompletionsRequestReader() {}

  static Prompt read(Json.Obj request) {
    return new ChatCompletionsRequestReader().prompt(request);
  }

  private Prompt prompt(Json.Obj request) {
    var prompt = Prompt.builder().stream(request.isTrue("stream"));
    for (Json message : request.items("messages")) {
      prompt.message(message((Json.Obj) message));
    }
    prompt.tools(
        request.items("tools").stream()
            .map(tool -> ((Json.Obj) tool).object("function"))
            .filter(function -> !function.isEmpty())
            .map(ChatCompletionsRequestReader::tool)
            .toList());
    prompt.serverTools(
        request.items("tools").stream()
            .map(Json.Obj.class::cast)
            .filter(tool -> !tool.has("function"))
            .map(tool -> new ServerTool(tool.string("type"), tool.without("type")))
            .toList());
    Json.Obj format = request.object("response_format");
    if ("json_object".equals(format.string("type"))) {
      prompt.option("json_object", Json.of(true));
    } else if (!format.isEmpty()) {
      prompt.schema(format.object("json_schema").object("schema"));
    }
    request
        .fields()
        .forEach(
            (name, value) -> {
              if (!NOT_OPTIONS.contains(name)) {
                prompt.option(name, value);
              }
            });
    return prompt.build();
  }

  private static Tool tool(Json.Obj function) {
    return new Tool(
        Objects.requireNonNull(function.string("name")),
        Objects.requireNonNullElse(function.string("description"), ""),
        function.object("parameters"),
        arguments -> "");
  }

  private Message message(Json.Obj message) {
    List<Part> content = content(message.get("content"));
    return switch (Objects.requireNonNull(message.string("role"))) {
      case "system" -> Message.system(content);
      case "user" -> Message.user(content);
      case "tool" -> Message.tool(result(message, content));
      default -> Message.assistant(reasoning(message), content, calls(message));
    };
  }

  private static List<Part> content(Json content) {
    if (content instanceof Json.Str(String text)) {
      return List.of(new Part.Text(text));
    }
    var parts = new ArrayList<Part>();
    if (content instanceof Json.Arr(List<Json> items)) {
      items.forEach(item -> parts.add(part((Json.Obj) item)));
    }
    return parts;
  }

  private static Part part(Json.Obj item) {
    return switch (Objects.requireNonNull(item.string("type"))) {
      case "text" -> new Part.Text(Objects.requireNonNull(item.string("text")));
      case "image_url" -> media("image/*", item.object("image_url").string("url"));
      case "file" -> media("application/pdf", item.object("file").string("file_data"));
      case "document_url" -> media("application/pdf", item.string("document_url"));
      case "input_audio" -> sound(item);
      case "thinking" -> thinking(item);
      default -> throw new IllegalArgumentException("no part for " + item);
    };
  }

  private static Part media(String otherwise, String address) {
    if (!address.startsWith("data:")) {
      return new Part.Media(Attachment.url(otherwise, address));
    }
    String type = address.substring("data:".length(), address.indexOf(';'));
    byte[] content = Base64.getMimeDecoder().decode(address.substring(address.indexOf(',') + 1));
    return new Part.Media(Attachment.of(type, content));
  }

  /** Mistral writes the content alone. */
  private static Part sound(Json.Obj item) {
    String plain = item.string("input_audio");
    Json.Obj audio = item.object("input_audio");
    String data = plain == null ? audio.string("data") : plain;
    String type = "wav".equals(audio.string("format")) ? "audio/wav" : "audio/mpeg";
    return new Part.Media(Attachment.of(type, Base64.getMimeDecoder().decode(data)));
  }

  private static Part thinking(Json.Obj item) {
    var text = new StringBuilder();
    item.items("thinking").forEach(piece -> text.append(((Json.Obj) piece).string("text")));
    return new Part.Reasoning(
        text.toString(),
        false,
        ProviderData.of(ChatCompletionsProtocol.PROVIDER, "field", Json.of("content")));
  }

  private static List<Part> reasoning(Json.Obj message) {
    List<Json> details = message.items("reasoning_details");
    if (!details.isEmpty()) {
      ProviderData data =
          ProviderData.of(
              ChatCompletionsProtocol.PROVIDER, "reasoning_details", Json.array(details));
      return List.of(new Part.Reasoning("", true, data));
    }
    for (String field : REASONING) {
      String text = message.string(field);
      if (text != null) {
        ProviderData data =
            ProviderData.of(ChatCompletionsProtocol.PROVIDER, "field", Json.of(field));
        return List.of(new Part.Reasoning(text, false, data));
      }
    }
    return List.of();
  }

  private List<Part> calls(Json.Obj message) {
    var calls = new ArrayList<Part>();
    for (Json item : message.items("tool_calls")) {
      Json.Obj call = (Json.Obj) item;
      String name = Objects.requireNonNull(call.object("function").string("name"));
      toolNames.put(call.string("id"), name);
      calls.add(
          new Part.ToolCall(
              call.string("id"),
              name,
              Objects.requireNonNull(call.object("function").string("arguments")),
              false,
              ProviderData.NONE));
    }
    return calls;
  }

  private Part.ToolResult result(Json.Obj message, List<Part> content) {
    String id = message.string("tool_call_id");
    var text = new StringBuilder();
    var attachments = new ArrayList<Attachment>();
    for (Part part : content) {
      if (part instanceof Part.Media media) {
        attachments.add(media.attachment());
      } else if (part instanceof Part.Text said) {
        text.append(said.text());
      }
    }
    return new Part.ToolResult(
        id,
        toolNames.getOrDefault(id, "unknown"),
        text.toString(),
        null,
        attachments,
        false,
        ProviderData.NONE);
  }
}
