package dev.llmjava;

import dev.llmjava.json.Json;
import dev.llmjava.json.JsonException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link WireForm} writes, and whatever else LLM 0.32 accepts. */
final class WireReader {
  private WireReader() {}

  static Message message(Json.Obj json) {
    List<Part> parts =
        json.items("parts").stream().map(part -> part(object(part, "a part"))).toList();
    return Message.lenient(Role.read(text(json, "role")), parts, metadata(json));
  }

  static List<Message> messages(List<Json> items) {
    return items.stream().map(item -> message(object(item, "a message"))).toList();
  }

  static Part part(Json.Obj json) {
    return switch (text(json, "type")) {
      case "text" -> new Part.Text(text(json, "text"), metadata(json));
      case "reasoning" ->
          new Part.Reasoning(text(json, "text"), json.isTrue("redacted"), metadata(json));
      case "tool_call" -> toolCall(json);
      case "tool_result" -> toolResult(json);
      case "attachment" -> media(json);
      default -> new Part.Unknown(json);
    };
  }

  /** A content beats a path, and a path beats an address, as when LLM hashes an attachment. */
  static Attachment attachment(Json.Obj json) {
    String type = json.string("type");
    String content = json.string("content");
    if (content != null) {
      return new Attachment(type, new Attachment.Source.Bytes(decode(content)));
    }
    String path = json.string("path");
    if (path != null) {
      return new Attachment(type, new Attachment.Source.File(Path.of(path)));
    }
    return new Attachment(type, new Attachment.Source.Url(text(json, "url")));
  }

  /** LLM allows a part without its attachment; that one is kept as it is. */
  private static Part media(Json.Obj json) {
    Json.Obj attachment = json.object("attachment");
    return attachment.isEmpty()
        ? new Part.Unknown(json)
        : new Part.Media(attachment(attachment), metadata(json));
  }

  private static Part toolCall(Json.Obj json) {
    return new Part.ToolCall(
        json.string("tool_call_id"),
        text(json, "name"),
        json.object("arguments").toString(),
        json.isTrue("server_executed"),
        metadata(json));
  }

  private static Part toolResult(Json.Obj json) {
    return new Part.ToolResult(
        json.string("tool_call_id"),
        text(json, "name"),
        text(json, "output"),
        json.string("exception"),
        json.items("attachments").stream()
            .map(item -> attachment(object(item, "an attachment")))
            .toList(),
        json.isTrue("server_executed"),
        metadata(json));
  }

  private static ProviderData metadata(Json.Obj json) {
    Json.Obj data = json.object("provider_metadata");
    return data.isEmpty() ? ProviderData.NONE : new ProviderData(data);
  }

  static Json.Obj object(@Nullable Json json, String what) {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw new JsonException(what + " must be a JSON object");
  }

  static String text(Json.Obj json, String key) {
    String value = json.string(key);
    if (value == null) {
      throw new JsonException("\"" + key + "\" is missing or is not a string in " + clip(json));
    }
    return value;
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new JsonException("the content of an attachment is not base64");
    }
  }

  private static String clip(Json.Obj json) {
    String text = json.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
