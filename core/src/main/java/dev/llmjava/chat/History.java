package dev.llmjava.chat;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.ProviderData;
import dev.llmjava.Response;
import dev.llmjava.Role;
import dev.llmjava.json.Json;
import dev.llmjava.json.JsonStyle;
import dev.llmjava.schema.JsonType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds a history by hand, as if it had been said. */
public final class History {
  private History() {}

  /**
   * Messages from a plain list. A string, and a list of parts, is a message whose role alternates:
   * the first is the user's, one after a user's or a tool's message is the model's, any other the
   * user's. {@link Message}s stay what they are, and a {@link Response} is what it answered.
   *
   * @param items null for none
   * @throws IllegalArgumentException for other objects
   */
  public static List<Message> infer(@Nullable List<?> items) {
    var messages = new ArrayList<Message>();
    for (Object item : items == null ? List.of() : items) {
      switch (item) {
        case Message message -> messages.add(message);
        case Response response -> messages.addAll(response.messages());
        default -> messages.add(next(item, messages));
      }
    }
    return List.copyOf(messages);
  }

  private static Message next(Object item, List<Message> before) {
    Message said =
        UserContent.message(item)
            .orElseThrow(() -> new IllegalArgumentException("an empty list is no message"));
    Role last = before.isEmpty() ? Role.ASSISTANT : before.getLast().role();
    boolean answers = last == Role.USER || last == Role.TOOL;
    return answers ? new Message(Role.ASSISTANT, said.parts(), ProviderData.NONE) : said;
  }

  /**
   * A call of a tool.
   *
   * @param id see {@link ToolIds}
   * @param arguments a map or a record; null for none
   * @throws IllegalArgumentException when that is no object in JSON
   */
  public static Part.ToolCall call(String id, String tool, @Nullable Object arguments) {
    Json json = arguments == null ? Json.Obj.EMPTY : JsonType.write(arguments);
    if (!(json instanceof Json.Obj)) {
      throw new IllegalArgumentException(
          "the arguments of \"" + tool + "\" are a map or a record, not " + json);
    }
    return new Part.ToolCall(id, tool, json.toString(), false, ProviderData.NONE);
  }

  /** The model asks for tools, after some words or none. */
  public static Message request(String text, Part.ToolCall... calls) {
    return Message.assistant(text.isEmpty() ? List.of() : text, List.of(calls));
  }

  /**
   * What the tools answered, call by call.
   *
   * @param outputs strings as they are, {@link Part.ToolResult}s of these calls, and any other
   *     value as JSON
   * @throws IllegalArgumentException when there are more calls than results or the other way round
   */
  public static Message results(List<Part.ToolCall> calls, List<?> outputs) {
    if (calls.size() != outputs.size()) {
      throw new IllegalArgumentException(
          "calls and results must match: there are " + calls.size() + " and " + outputs.size());
    }
    var results = new ArrayList<Part.ToolResult>();
    for (int i = 0; i < calls.size(); i++) {
      results.add(result(calls.get(i), outputs.get(i)));
    }
    return Message.tool(results);
  }

  private static Part.ToolResult result(Part.ToolCall call, @Nullable Object output) {
    return switch (output) {
      case Part.ToolResult result when call.id() != null && call.id().equals(result.callId()) ->
          result;
      case Part.ToolResult other ->
          throw new IllegalArgumentException(
              "the result of " + other.callId() + " is not one of " + call.id());
      case String text -> Part.ToolResult.of(call, text);
      case null, default ->
          Part.ToolResult.of(call, JsonType.write(output).format(JsonStyle.PYTHON));
    };
  }
}
