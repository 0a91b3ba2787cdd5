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
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recorded Responses request back into the prompt that somebody could have had in mind; the
 * opposite of rendering, for tests. Fields it does not know become options.
 */
final class ResponsesRequestReader {
  private static final Set<String> NOT_OPTIONS =
      Set.of("model", "input", "instructions", "tools", "stream", "store", "text");

  private final Map<String, String> toolNames = new HashMap<>();
  private final List<Message> messages = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private @Nullable Role role;

  private ResponsesRequestReader() {}

  static Prompt read(Json.Obj request) {
    return new ResponsesRequestReader().prompt(request);
  }

  private Prompt prompt(Json.Obj request) {
    var prompt = Prompt.builder().stream(request.isTrue("stream"));
    String instructions = request.string("instructions");
    if (instructions != null) {
      messages.add(Message.system(instructions));
    }
    request.items("input").forEach(item -> item((Json.Obj) item));
    endMessage();
    prompt.messages(messages);
    tools(request.items("tools"), prompt);
    Json.Obj format = request.object("text").object("format");
    if ("json_schema".equals(format.string("type"))) {
      prompt.schema(format.object("schema"));
    }
    request
        .fields()
        .forEach(
            (name, value) -> {
              if (!NOT_OPTIONS.contains(name)) {
                prompt.option(name.equals("max_output_tokens") ? "max_tokens" : name, value);
              }
            });
    return prompt.build();
  }

  private static void tools(List<Json> all, PromptBuilder prompt) {
    for (Json item : all) {
      Json.Obj tool = (Json.Obj) item;
      String type = Objects.requireNonNull(tool.string("type"));
      if (type.equals("function")) {
        prompt.tools(List.of(function(tool)));
      } else {
        prompt.serverTools(List.of(new ServerTool(type, tool.without("type"))));
      }
    }
  }

  private static Tool function(Json.Obj function) {
    return new Tool(
        Objects.requireNonNull(function.string("name")),
        Objects.requireNonNullElse(function.string("description"), ""),
        function.object("parameters"),
        arguments -> "");
  }

  private void item(Json.Obj item) {
    switch (Objects.requireNonNullElse(item.string("type"), "message")) {
      case "message" -> message(item);
      case "reasoning" ->
          add(Role.ASSISTANT, new Part.Reasoning("", true, data(item.without("type"))));
      case "function_call" -> add(Role.ASSISTANT, call(item));
      case "function_call_output" -> add(Role.TOOL, result(item));
      default ->
          add(
              Role.ASSISTANT,
              new Part.ToolCall(
                  item.string("id"),
                  Objects.requireNonNull(item.string("type")),
                  "{}",
                  true,
                  data(Json.object().put("item", item).build())));
    }
  }

  private void message(Json.Obj item) {
    switch (Objects.requireNonNull(item.string("role"))) {
      case "system", "developer" -> {
        endMessage();
        messages.add(Message.system(content(item)));
      }
      case "user" -> {
        endMessage();
        messages.add(Message.user(content(item)));
      }
      default -> content(item).forEach(part -> add(Role.ASSISTANT, part));
    }
  }

  private void add(Role of, Part part) {
    if (role != of) {
      endMessage();
    }
    role = of;
    parts.add(part);
  }

  private void endMessage() {
    if (role != null) {
      messages.add(new Message(role, parts, ProviderData.NONE));
    }
    role = null;
    parts.clear();
  }

  private static List<Part> content(Json.Obj message) {
    if (message.string("content") != null) {
      return List.of(new Part.Text(message.string("content")));
    }
    return message.items("content").stream().map(item -> part((Json.Obj) item)).toList();
  }

  private static Part part(Json.Obj item) {
    return switch (Objects.requireNonNull(item.string("type"))) {
      case "input_text", "output_text" -> new Part.Text(item.string("text"));
      case "input_image" -> media("image/*", item.string("image_url"));
      case "input_file" -> media("application/pdf", item.string("file_data"));
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

  private Part.ToolCall call(Json.Obj item) {
    String name = Objects.requireNonNull(item.string("name"));
    toolNames.put(item.string("call_id"), name);
    return new Part.ToolCall(
        item.string("call_id"),
        name,
        Objects.requireNonNull(item.string("arguments")),
        false,
        data(Json.object().put("item", item.without("call_id", "name", "arguments")).build()));
  }

  private Part.ToolResult result(Json.Obj item) {
    String id = item.string("call_id");
    return new Part.ToolResult(
        id,
        toolNames.getOrDefault(id, "unknown"),
        Objects.requireNonNull(item.string("output")),
        null,
        List.of(),
        false,
        ProviderData.NONE);
  }

  private static ProviderData data(Json.Obj data) {
    return ProviderData.of(ResponsesProtocol.PROVIDER, data);
  }
}
