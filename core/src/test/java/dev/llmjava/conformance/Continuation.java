package dev.llmjava.conformance;

import dev.llmjava.Message;
import dev.llmjava.Part;
import dev.llmjava.Prompt;
import dev.llmjava.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A recorded prompt that goes on from a history of our own, in the place of the recorded one. */
final class Continuation {
  private Continuation() {}

  /**
   * What is new in {@code recorded}, after {@code history}; {@code recorded} itself when it does
   * not go on from it.
   */
  static Prompt of(Prompt recorded, List<Message> history) {
    if (history.isEmpty() || answers(recorded.messages()) != answers(history)) {
      return recorded;
    }
    Map<String, @Nullable String> ids = ids(recorded.messages(), history);
    var prompt = Prompt.builder().messages(history).tools(recorded.tools());
    recorded.turn().forEach(message -> prompt.message(linked(message, ids)));
    prompt.serverTools(recorded.serverTools()).schema(recorded.schema()).stream(recorded.stream());
    recorded.options().fields().forEach(prompt::option);
    return prompt.build();
  }

  private static long answers(List<Message> messages) {
    return messages.stream().filter(message -> message.role() == Role.ASSISTANT).count();
  }

  /** The recorded client may have made up other ids than we. */
  private static Map<String, @Nullable String> ids(List<Message> recorded, List<Message> ours) {
    List<Part.ToolCall> theirCalls = calls(recorded);
    List<Part.ToolCall> ourCalls = calls(ours);
    var ids = new HashMap<String, @Nullable String>();
    for (int i = 0; i < Math.min(theirCalls.size(), ourCalls.size()); i++) {
      ids.put(String.valueOf(theirCalls.get(i).id()), ourCalls.get(i).id());
    }
    return ids;
  }

  private static List<Part.ToolCall> calls(List<Message> messages) {
    return messages.stream()
        .flatMap(message -> message.parts(Part.ToolCall.class).stream())
        .filter(call -> !call.serverSide())
        .toList();
  }

  private static Message linked(Message message, Map<String, @Nullable String> ids) {
    var parts = new ArrayList<Part>();
    for (Part part : message.parts()) {
      parts.add(part instanceof Part.ToolResult result ? linked(result, ids) : part);
    }
    return new Message(message.role(), parts, message.data());
  }

  private static Part linked(Part.ToolResult result, Map<String, @Nullable String> ids) {
    String id = String.valueOf(result.callId());
    return new Part.ToolResult(
        ids.containsKey(id) ? ids.get(id) : result.callId(),
        result.name(),
        result.output(),
        result.error(),
        result.attachments(),
        result.serverSide(),
        result.data());
  }
}
