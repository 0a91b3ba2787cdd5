package dev.llmjava.conformance;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.PromptBuilder;
import dev.llmjava.ProviderData;
import dev.llmjava.Role;
import dev.llmjava.ServerTool;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a recorded Messages request back into the prompt that somebody could have had in mind; the
 * opposite of rendering, for tests. Fields it does not know become options.
 */
final class AnthropicMessagesRequestReader {
  private static final Set<String> NOT_OPTIONS =
      Set.of("model", "messages", "system", "tools", "mcp_servers", "stream", "output_config");

  private final Map<String, String> toolNames = new HashMap<>();
  private final PromptBuilder prompt = Prompt.builder();

  private AnthropicMessagesRequestReader() {}

  static Prompt read(Json.Obj request) {
    return new AnthropicMessagesRequestReader().prompt(request);
  }

  private Prompt prompt(Json.Obj request) {
    prompt.stream(request.isTrue("stream"));
    if (request.has("system")) {
      prompt.message(Message.system(blocks(request.get("system"))));
    }
    request.items("messages").forEach(message -> message((Json.Obj) message));
    tools(request);
    Json.Obj config = request.object("output_config");
    if (config.has("format")) {
      prompt.schema(config.object("format").object("schema"));
    }
    if (!config.without("format").isEmpty()) {
      prompt.option("output_config", config.without("format"));
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

  private void tools(Json.Obj request) {
    var local = new ArrayList<Tool>();
    var server = new ArrayList<ServerTool>();
    for (Json item : request.items("tools")) {
      Json.Obj tool = (Json.Obj) item;
      String type = Objects.requireNonNullElse(tool.string("type"), "custom");
      if (type.equals("custom")) {
        local.add(tool(tool));
      } else {
        server.add(new ServerTool(type, tool.without("type")));
      }
    }
    for (Json item : request.items("mcp_servers")) {
      server.add(new ServerTool("mcp", ((Json.Obj) item).without("type")));
    }
    prompt.tools(local).serverTools(server);
  }

  private static Tool tool(Json.Obj tool) {
    return new Tool(
        Objects.requireNonNull(tool.string("name")),
        Objects.requireNonNullElse(tool.string("description"), ""),
        tool.object("input_schema"),
        arguments -> "");
  }

  private void message(Json.Obj message) {
    List<Part> parts = blocks(message.get("content"));
    switch (Objects.requireNonNull(message.string("role"))) {
      case "system" -> prompt.message(Message.system(parts));
      case "assistant" -> prompt.message(Message.assistant(parts));
      default -> {
        var results = parts.stream().filter(Part.ToolResult.class::isInstance).toList();
        if (!results.isEmpty()) {
          prompt.message(new Message(Role.TOOL, results, ProviderData.NONE));
        }
        var rest = parts.stream().filter(part -> !(part instanceof Part.ToolResult)).toList();
        if (!rest.isEmpty()) {
          prompt.message(new Message(Role.USER, rest, ProviderData.NONE));
        }
      }
    }
  }

  private List<Part> blocks(Json content) {
    if (content instanceof Json.Str(String text)) {
      return List.of(new Part.Text(text));
    }
    var parts = new ArrayList<Part>();
    ((Json.Arr) content).items().forEach(item -> parts.add(part((Json.Obj) item)));
    return parts;
  }

  private Part part(Json.Obj block) {
    String type = Objects.requireNonNull(block.string("type"));
    return switch (type) {
      case "text" -> new Part.Text(block.string("text"), data(block, "text"));
      case "thinking" ->
          new Part.Reasoning(block.string("thinking"), false, data(block, "thinking"));
      case "redacted_thinking" -> new Part.Reasoning("", true, data(block));
      case "image", "document" -> new Part.Media(attachment(block), data(block, "source"));
      case "tool_use" -> call(block, false, data(block, "id", "name", "input"));
      case "tool_result" -> result(block);
      default ->
          type.endsWith("_tool_use")
              ? call(block, true, whole(block))
              : new Part.Text("", whole(block));
    };
  }

  private Part call(Json.Obj block, boolean serverSide, ProviderData data) {
    String name = Objects.requireNonNull(block.string("name"));
    toolNames.put(block.string("id"), name);
    return new Part.ToolCall(
        block.string("id"), name, block.object("input").toString(), serverSide, data);
  }

  private Part result(Json.Obj block) {
    String id = block.string("tool_use_id");
    var output = new StringBuilder();
    var attachments = new ArrayList<Attachment>();
    for (Part part : blocks(block.get("content"))) {
      if (part instanceof Part.Media media) {
        attachments.add(media.attachment());
      } else if (part instanceof Part.Text text) {
        output.append(text.text());
      }
    }
    return new Part.ToolResult(
        id,
        toolNames.getOrDefault(id, "unknown"),
        output.toString(),
        block.isTrue("is_error") ? "error" : null,
        attachments,
        false,
        ProviderData.NONE);
  }

  private static Attachment attachment(Json.Obj block) {
    Json.Obj source = block.object("source");
    String type = source.string("media_type");
    return switch (Objects.requireNonNull(source.string("type"))) {
      case "base64" -> Attachment.of(type, Base64.getMimeDecoder().decode(source.string("data")));
      case "text" -> Attachment.of(type, source.string("data").getBytes(StandardCharsets.UTF_8));
      default ->
          Attachment.url(
              block.string("type").equals("image") ? "image/*" : "application/pdf",
              source.string("url"));
    };
  }

  private static ProviderData data(Json.Obj block, String... known) {
    return ProviderData.of(
        AnthropicMessagesProtocol.PROVIDER, block.without("type").without(known));
  }

  private static ProviderData whole(Json.Obj block) {
    return ProviderData.of(AnthropicMessagesProtocol.PROVIDER, "block", block);
  }
}
