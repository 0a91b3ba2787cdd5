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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a recorded request in its plain form back into the prompt that somebody could have had in
 * mind; the opposite of rendering, for tests. Settings it does not know become options.
 */
final class GeminiRequestReader {
  private static final Set<String> NOT_OPTIONS =
      Set.of("contents", "systemInstruction", "tools", "generationConfig", "toolConfig", "model");
  private static final Map<String, String> NAMES =
      Map.of(
          "cachedContent", "cached_content",
          "safetySettings", "safety_settings",
          "modelArmorConfig", "model_armor_config",
          "thinkingConfig", "thinking_config");

  private GeminiRequestReader() {}

  static Prompt read(Json.Obj request) {
    var prompt = Prompt.builder();
    for (Json part : request.object("systemInstruction").items("parts")) {
      prompt.system(Objects.requireNonNull(((Json.Obj) part).string("text")));
    }
    request.items("contents").forEach(content -> prompt.message(message((Json.Obj) content)));
    request.items("tools").forEach(tool -> tool((Json.Obj) tool, prompt));
    options(request, prompt);
    settings(request.object("generationConfig"), prompt);
    return prompt.build();
  }

  private static void options(Json.Obj from, PromptBuilder prompt) {
    from.fields()
        .forEach(
            (name, value) -> {
              if (!NOT_OPTIONS.contains(name)) {
                prompt.option(NAMES.getOrDefault(name, name), value);
              }
            });
  }

  private static void settings(Json.Obj config, PromptBuilder prompt) {
    if (config.has("responseSchema")) {
      prompt.schema(config.object("responseSchema"));
    } else if ("application/json".equals(config.string("responseMimeType"))) {
      prompt.option("json_object", Json.of(true));
    }
    options(config.without("responseSchema", "responseMimeType"), prompt);
  }

  private static void tool(Json.Obj tool, PromptBuilder prompt) {
    tool.fields()
        .forEach(
            (name, value) -> {
              if (name.equals("functionDeclarations")) {
                tool.items(name).forEach(one -> prompt.tools(List.of(function((Json.Obj) one))));
              } else if (value instanceof Json.Obj settings) {
                prompt.serverTools(List.of(new ServerTool(name, settings)));
              }
            });
  }

  private static Tool function(Json.Obj function) {
    return new Tool(
        Objects.requireNonNull(function.string("name")),
        Objects.requireNonNullElse(function.string("description"), ""),
        function.object("parameters"),
        arguments -> "");
  }

  private static Message message(Json.Obj content) {
    List<Part> parts = content.items("parts").stream().map(part -> part((Json.Obj) part)).toList();
    boolean results = parts.stream().anyMatch(Part.ToolResult.class::isInstance);
    if ("model".equals(content.string("role"))) {
      return Message.assistant(parts);
    }
    return new Message(results ? Role.TOOL : Role.USER, parts, ProviderData.NONE);
  }

  private static Part part(Json.Obj part) {
    String signature = part.string("thoughtSignature");
    ProviderData data =
        signature == null
            ? ProviderData.NONE
            : ProviderData.of(GeminiProtocol.NAME, "thoughtSignature", Json.of(signature));
    if (part.string("text") != null) {
      return new Part.Text(Objects.requireNonNull(part.string("text")), data);
    }
    if (part.has("functionCall")) {
      Json.Obj call = part.object("functionCall");
      return new Part.ToolCall(
          call.string("id"), name(call), call.object("args").toString(), false, data);
    }
    if (part.has("functionResponse")) {
      return result(part.object("functionResponse"));
    }
    if (part.has("inlineData") || part.has("fileData")) {
      return new Part.Media(attachment(part), data);
    }
    ProviderData whole = ProviderData.of(GeminiProtocol.NAME, "part", part);
    return new Part.ToolCall("id", "tool", "{}", true, whole);
  }

  private static Part result(Json.Obj response) {
    var attachments = new ArrayList<Attachment>();
    response.items("parts").forEach(part -> attachments.add(attachment((Json.Obj) part)));
    return new Part.ToolResult(
        response.string("id"),
        name(response),
        response.object("response").toString(),
        null,
        attachments,
        false,
        ProviderData.NONE);
  }

  private static Attachment attachment(Json.Obj part) {
    Json.Obj inline = part.object("inlineData");
    Json.Obj file = part.object("fileData");
    return inline.isEmpty()
        ? Attachment.url(
            Objects.requireNonNull(file.string("mimeType")),
            Objects.requireNonNull(file.string("fileUri")))
        : Attachment.of(
            Objects.requireNonNull(inline.string("mimeType")),
            Base64.getDecoder().decode(inline.string("data")));
  }

  private static String name(Json.Obj named) {
    return Objects.requireNonNull(named.string("name"));
  }
}
