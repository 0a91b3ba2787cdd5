package dev.llmjava.conformance;

import dev.llmjava.Attachment;
import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.ProviderData;
import dev.llmjava.Tool;
import dev.llmjava.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads a recorded request to Ollama back into a prompt; the opposite of rendering, for tests. */
final class OllamaRequestReader {
  private static final Set<String> NOT_OPTIONS =
      Set.of("model", "messages", "tools", "stream", "format", "options");

  private OllamaRequestReader() {}

  static Prompt read(Json.Obj request) {
    var prompt = Prompt.builder().stream(request.isTrue("stream"));
    for (Json message : request.items("messages")) {
      prompt.message(message((Json.Obj) message));
    }
    prompt.tools(
        request.items("tools").stream()
            .map(tool -> tool(((Json.Obj) tool).object("function")))
            .toList());
    if (!request.object("format").isEmpty()) {
      prompt.schema(request.object("format"));
    } else if ("json".equals(request.string("format"))) {
      prompt.option("json_object", Json.of(true));
    }
    request.object("options").fields().forEach(prompt::option);
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

  private static Message message(Json.Obj message) {
    String text = Objects.requireNonNullElse(message.string("content"), "");
    return switch (Objects.requireNonNull(message.string("role"))) {
      case "system" -> Message.system(text);
      case "user" -> Message.user(text, images(message));
      case "tool" ->
          Message.tool(
              new Part.ToolResult(
                  message.string("tool_call_id"),
                  Objects.requireNonNullElse(message.string("tool_name"), ""),
                  text,
                  null,
                  List.of(),
                  false,
                  ProviderData.NONE));
      default -> Message.assistant(reasoning(message), text, calls(message));
    };
  }

  private static List<Part> images(Json.Obj message) {
    var images = new ArrayList<Part>();
    for (Json image : message.items("images")) {
      byte[] content = Base64.getDecoder().decode(((Json.Str) image).value());
      images.add(new Part.Media(Attachment.of("image/png", content)));
    }
    return images;
  }

  private static List<Part> reasoning(Json.Obj message) {
    String text = message.string("thinking");
    ProviderData data = ProviderData.of(OllamaProtocol.PROVIDER, "field", Json.of("thinking"));
    return text == null ? List.of() : List.of(new Part.Reasoning(text, false, data));
  }

  private static List<Part> calls(Json.Obj message) {
    var calls = new ArrayList<Part>();
    for (Json item : message.items("tool_calls")) {
      Json.Obj function = ((Json.Obj) item).object("function");
      calls.add(
          new Part.ToolCall(
              ((Json.Obj) item).string("id"),
              Objects.requireNonNull(function.string("name")),
              function.object("arguments").toString(),
              false,
              ProviderData.NONE));
    }
    return calls;
  }
}
